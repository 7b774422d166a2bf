using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;

/// <summary>A failure as somebody asks for it: <c>to</c> is a number or <c>all</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class FailureBody
{
    public string? To { get; init; }

    public string? Kind { get; init; }

    public int? Seconds { get; init; }

    public int? Code { get; init; }

    public bool Once { get; init; }
}
