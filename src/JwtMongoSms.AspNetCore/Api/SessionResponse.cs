using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>A session as its owner sees it; moments are in UTC.</summary>
internal sealed record SessionResponse(
    string Id,
    DateTime CreatedAt,
    DateTime LastUsedAt,
    bool Current,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Device)
{
    public static SessionResponse Of(Session session, SessionId? current)
        => new(session.Id.Value, session.CreatedAt.UtcDateTime, session.RotatedAt.UtcDateTime, session.Id == current, session.Device);
}
