using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /auth/sessions</c>: lists where the user is signed in, newest first.</summary>
internal static class ListSessionsEndpoint
{
    private const string Path = "/auth/sessions";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Get);
        group.MapGet(Path, HandleAsync).WithHead(group.MapMethods(Path, HeadRequests.Only, HandleAsync))
            .Describe("ListSessions", "Lists where the user is signed in, newest first.").ForSignedIn(group)
            .WithDescription(
                "lastUsedAt is when the session's tokens were last refreshed or, before that, when it was created; "
                + "device is null when the client said nothing of itself.")
            .Produces<SessionResponse[]>()
            .Fails(401, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, ISessionService sessions)
    {
        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        var live = await sessions.ListAsync(userId, http.RequestAborted);
        return Responses.Json(
            [.. live.Select(session => SessionResponse.From(session, currentUser.SessionId))], ApiJson.Relaxed.SessionResponseArray);
    }
}

/// <summary>A session as its owner sees it; moments are in UTC.</summary>
internal sealed record SessionResponse(
    string Id,
    DateTime CreatedAt,
    DateTime LastUsedAt,
    bool Current,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Device)
{
    public static SessionResponse From(Session session, SessionId? current)
        => new(session.Id.Value, session.CreatedAt.UtcDateTime, session.RotatedAt.UtcDateTime, session.Id == current, session.Device);
}
