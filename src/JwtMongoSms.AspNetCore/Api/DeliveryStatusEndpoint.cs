using JwtMongoSms.AspNetCore.Hosting;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /auth/code/{challengeId}</c>: tells what became of the last send.</summary>
internal static class DeliveryStatusEndpoint
{
    public static async Task<IResult> HandleAsync(string challengeId, HttpContext http, SignInService login)
    {
        var status = ChallengeId.TryParse(HiddenRequestParts.ChallengeIdOf(http) ?? challengeId, out var id)
            ? await login.GetStatusAsync(id, http.RequestAborted)
            : null;
        return status is null ? new Problem(SignInError.CodeExpired) : Responses.Json(
            new DeliveryStatusResponse(NameOf(status.State), Responses.Seconds(status.ExpiresIn), Responses.Seconds(status.ResendIn)),
            Wire.Json.DeliveryStatusResponse);
    }

    public static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Sending => "sending",
        DeliveryState.Undelivered => "undelivered",
        _ => "sent",
    };
}
