using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Makes our answers.</summary>
internal static class Responses
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int statusCode = StatusCodes.Status200OK) => new JsonResponse<T>(value, type, statusCode);

    /// <summary>Whole seconds on the wire, rounded up: who waits that long has waited long enough.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
