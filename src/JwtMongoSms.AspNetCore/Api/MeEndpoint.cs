using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /auth/me</c>: tells who is signed in.</summary>
internal static class MeEndpoint
{
    public const string Path = "/auth/me";

    public static void Map(RouteGroupBuilder group, bool allowDeletion)
    {
        group.MapOtherRequests(Path, allowDeletion ? [HttpMethods.Get, HttpMethods.Delete] : [HttpMethods.Get]);
        group.MapGet(Path, HandleAsync).WithHead(group.MapMethods(Path, HeadRequests.Only, HandleAsync))
            .Describe("GetCurrentUser", "Tells who is signed in.").ForSignedIn(group)
            .Produces<UserResponse>()
            .Fails(401, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, IOptions<UserOptions> options)
    {
        // The session was live a moment ago; the user may have been deleted since.
        var user = await currentUser.GetAsync(http.RequestAborted);
        return user is null
            ? new Problem(SignInError.TokenInvalid)
            : Responses.Json(UserResponse.From(user, options.Value.PublicFields), ApiJson.Relaxed.UserResponse);
    }
}

/// <summary>The user as clients see it: id, number, and the fields that <c>Users:PublicFields</c> names.</summary>
internal sealed class UserResponse
{
    public required string Id { get; init; }

    public required string PhoneNumber { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }

    public static UserResponse From(User user, IReadOnlyList<string> publicFields) => new()
    {
        Id = user.Id.Value,
        PhoneNumber = user.PhoneNumber.E164,
        Fields = publicFields.Count == 0
            ? null
            : publicFields.Distinct().Where(user.Fields.ContainsKey).ToDictionary(name => name, name => user.Fields[name]),
    };
}
