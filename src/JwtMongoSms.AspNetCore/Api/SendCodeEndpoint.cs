using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>POST /auth/code</c>: sends a code, or sends it again.</summary>
internal static class SendCodeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, LoginService login)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SendCodeRequest);
        if (request is null)
            return problem!;

        if (request.Channel is not (null or "sms"))
            return new Problem(LoginError.RequestInvalid) { Detail = "channel is \"sms\"." };

        var result = request switch
        {
            // A resend goes to the challenge's own number, whatever else the body says.
            { ChallengeId: { } id } => await ResendAsync(id, login, http.RequestAborted),
            { PhoneNumber: { } number } => await SendAsync(number, request.Country, RequestCulture.Of(http.Request), login, http.RequestAborted),
            _ => SendCodeResult.Failed(LoginError.RequestInvalid),
        };
        return AnswerOf(result);
    }

    public static IResult AnswerOf(SendCodeResult result)
        => result.Succeeded ? Accepted(result) : new Problem(result.Error) { RetryAfter = result.RetryAfter };

    private static async Task<SendCodeResult> SendAsync(
        string number, string? country, string? culture, LoginService login, CancellationToken cancellationToken)
        => PhoneNumber.TryParse(number, country, out var phoneNumber)
            ? await login.SendCodeAsync(phoneNumber, DeliveryChannel.Sms, culture, cancellationToken)
            : SendCodeResult.Failed(LoginError.PhoneInvalid);

    private static async Task<SendCodeResult> ResendAsync(string challengeId, LoginService login, CancellationToken cancellationToken)
        => ChallengeId.TryParse(challengeId, out var id)
            ? await login.SendCodeAsync(id, DeliveryChannel.Sms, cancellationToken)
            : SendCodeResult.Failed(LoginError.CodeExpired);

    private static IResult Accepted(SendCodeResult result) => Answer.Json(
        new SendCodeResponse(result.ChallengeId!.Value, Answer.Seconds(result.ExpiresIn), Answer.Seconds(result.ResendIn)),
        Wire.Json.SendCodeResponse,
        StatusCodes.Status202Accepted);
}
