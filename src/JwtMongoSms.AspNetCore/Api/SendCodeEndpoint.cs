using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/code</c>: sends a code, or sends it again.</summary>
internal static class SendCodeEndpoint
{
    private const string Path = "/auth/code";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("SendCode", "Sends a code, or sends it again.").ForEveryone()
            .Accepts<SendCodeRequest>("application/json")
            .Produces<SendCodeResponse>(StatusCodes.Status202Accepted)
            .Fails(400, 403, 429, 503);
    }

    public static IResult ToResponse(SignInResult<SentCode> result) => result.Succeeded
        ? Responses.Json(SendCodeResponse.From(result.Value), ApiJson.Relaxed.SendCodeResponse, StatusCodes.Status202Accepted)
        : Problem.From(result);

    private static async Task<IResult> HandleAsync(HttpContext http, ISignInService signIn)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.SendCodeRequest);
        if (request is null)
            return problem!;

        if (request.Channel is not (null or "sms"))
            return new Problem(SignInError.RequestInvalid) { Detail = "channel is \"sms\"." };

        // A resend goes to the challenge's own number, whatever else the body says.
        if (request.ChallengeId is not null)
            return ChallengeId.TryParse(request.ChallengeId, out var id)
                ? ToResponse(await signIn.ResendCodeAsync(id, DeliveryChannel.Sms, http.GetSignInClient(), http.RequestAborted))
                : new Problem(SignInError.CodeExpired);

        if (request.PhoneNumber is null)
            return new Problem(SignInError.RequestInvalid);

        if (!PhoneNumber.TryParse(request.PhoneNumber, request.Country, out var phoneNumber))
            return new Problem(SignInError.PhoneInvalid);

        return ToResponse(await signIn.SendCodeAsync(
            phoneNumber, DeliveryChannel.Sms, http.GetSignInClient(), RequestLanguage.Find(http.Request), http.RequestAborted));
    }
}

/// <summary>Requests a code: for a number, or once more for a challenge.</summary>
internal sealed record SendCodeRequest(
    string? PhoneNumber = null, string? Country = null, string? Channel = null, string? ChallengeId = null)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(SendCodeRequest);
}

/// <summary>The challenge of a code that is on its way.</summary>
internal sealed record SendCodeResponse(string ChallengeId, int ExpiresInSeconds, int ResendInSeconds)
{
    public static SendCodeResponse From(SentCode code)
        => new(code.ChallengeId.Value, Responses.Seconds(code.ExpiresIn), Responses.Seconds(code.ResendIn));

    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(SendCodeResponse);
}
