using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/code</c>: sends a code, or sends it again.</summary>
internal static class SendCodeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, SignInService login)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SendCodeRequest);
        if (request is null)
            return problem!;

        if (request.Channel is not (null or "sms"))
            return new Problem(SignInError.RequestInvalid) { Detail = "channel is \"sms\"." };

        var result = request switch
        {
            // A resend goes to the challenge's own number, whatever else the body says.
            { ChallengeId: { } id } => await ResendAsync(id, login, http.RequestAborted),
            { PhoneNumber: { } number } => await SendAsync(number, request.Country, RequestLanguage.Of(http.Request), login, http.RequestAborted),
            _ => SendCodeResult.Failed(SignInError.RequestInvalid),
        };
        return ToResponse(result);
    }

    public static IResult ToResponse(SendCodeResult result)
        => result.Succeeded ? Accepted(result) : new Problem(result.Error) { RetryAfter = result.RetryAfter };

    private static async Task<SendCodeResult> SendAsync(
        string number, string? country, string? culture, SignInService login, CancellationToken cancellationToken)
        => PhoneNumber.TryParse(number, country, out var phoneNumber)
            ? await login.SendCodeAsync(phoneNumber, DeliveryChannel.Sms, culture, cancellationToken)
            : SendCodeResult.Failed(SignInError.PhoneInvalid);

    private static async Task<SendCodeResult> ResendAsync(string challengeId, SignInService login, CancellationToken cancellationToken)
        => ChallengeId.TryParse(challengeId, out var id)
            ? await login.SendCodeAsync(id, DeliveryChannel.Sms, cancellationToken)
            : SendCodeResult.Failed(SignInError.CodeExpired);

    private static IResult Accepted(SendCodeResult result) => Responses.Json(
        new SendCodeResponse(result.ChallengeId!.Value, Responses.Seconds(result.ExpiresIn), Responses.Seconds(result.ResendIn)),
        Wire.Json.SendCodeResponse,
        StatusCodes.Status202Accepted);
}
