using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// <c>POST /auth/code/status</c>: gets the delivery state of the last send. The id is a secret, and URLs end up in logs: it is in the body.
/// </summary>
internal static class CodeStatusEndpoint
{
    private const string Path = "/auth/code/status";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("GetCodeStatus", "Gets the delivery state of the last send.").ForEveryone()
            .Accepts<CodeStatusRequest>("application/json")
            .Produces<CodeStatusResponse>()
            .Fails(400, 503);
    }

    public static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Sending => "sending",
        DeliveryState.Undelivered => "undelivered",
        _ => "sent",
    };

    private static async Task<IResult> HandleAsync(HttpContext http, ISignInService signIn)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.CodeStatusRequest);
        if (request is null)
            return problem!;

        if (request.ChallengeId is null)
            return new Problem(SignInError.RequestInvalid) { Detail = "The body has challengeId, a text." };

        var status = ChallengeId.TryParse(request.ChallengeId, out var id) ? await signIn.GetStatusAsync(id, http.RequestAborted) : null;
        return status is null
            ? new Problem(SignInError.CodeExpired)
            : Responses.Json(CodeStatusResponse.From(status), ApiJson.Relaxed.CodeStatusResponse);
    }
}

/// <summary>Names the challenge.</summary>
internal sealed record CodeStatusRequest(string? ChallengeId = null)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(CodeStatusRequest);
}

/// <summary>The state of the last send.</summary>
internal sealed record CodeStatusResponse(string Delivery, int ExpiresInSeconds, int ResendInSeconds)
{
    public static CodeStatusResponse From(DeliveryStatus status)
        => new(CodeStatusEndpoint.NameOf(status.State), Responses.Seconds(status.ExpiresIn), Responses.Seconds(status.ResendIn));
}
