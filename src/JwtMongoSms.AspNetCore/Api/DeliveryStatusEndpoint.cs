using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>GET /auth/code/{challengeId}</c>: tells what became of the last send.</summary>
internal static class DeliveryStatusEndpoint
{
    public static async Task<IResult> HandleAsync(string challengeId, HttpContext http, LoginService login)
    {
        var status = ChallengeId.TryParse(HiddenRequestParts.ChallengeIdOf(http) ?? challengeId, out var id)
            ? await login.GetStatusAsync(id, http.RequestAborted)
            : null;
        return status is null ? new Problem(LoginError.CodeExpired) : Answer.Json(
            new DeliveryStatusResponse(NameOf(status.State), Answer.Seconds(status.ExpiresIn), Answer.Seconds(status.ResendIn)),
            Wire.Json.DeliveryStatusResponse);
    }

    public static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Sending => "sending",
        DeliveryState.Undelivered => "undelivered",
        _ => "sent",
    };
}
