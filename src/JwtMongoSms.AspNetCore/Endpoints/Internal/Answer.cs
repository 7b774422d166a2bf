using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary>Writes our answers, whatever the application has done to its own JSON settings.</summary>
internal static class Answer
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int statusCode = StatusCodes.Status200OK)
        => TypedResults.Json(value, type, statusCode: statusCode);

    /// <summary>Whole seconds on the wire, rounded up: who waits that long has waited long enough.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
