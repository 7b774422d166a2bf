using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// <c>POST /auth/phone</c>: sends a code to the number that the user wants to have. Another user's number gets the same response and a
/// message: it may be the same person with two accounts, and only the requester can use the code.
/// </summary>
internal static class SendPhoneNumberCodeEndpoint
{
    /// <summary>The maximum age of the sign-in: an attacker who takes an unlocked phone later can change no number.</summary>
    public static readonly TimeSpan RecentSignIn = TimeSpan.FromMinutes(10);

    private const string Path = "/auth/phone";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("SendPhoneNumberCode", "Sends a code to the number that the user wants to have.")
            .RequireRecentSignIn(RecentSignIn)
            .Accepts<SendPhoneNumberCodeRequest>("application/json")
            .Produces<SendCodeResponse>(StatusCodes.Status202Accepted)
            .Fails(400, 401, 403, 429, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, IAccountService accounts)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.SendPhoneNumberCodeRequest);
        if (request is null)
            return problem!;

        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        if (request.PhoneNumber is null)
            return new Problem(SignInError.RequestInvalid) { Detail = "The body has phoneNumber, a text." };

        if (!PhoneNumber.TryParse(request.PhoneNumber, request.Country, out var phoneNumber))
            return new Problem(SignInError.PhoneInvalid);

        return SendCodeEndpoint.ToResponse(await accounts.SendPhoneNumberCodeAsync(
            userId, phoneNumber, DeliveryChannel.Sms, http.GetSignInClient(), RequestLanguage.Find(http.Request), http.RequestAborted));
    }
}

/// <summary>The number that the user wants to have.</summary>
internal sealed record SendPhoneNumberCodeRequest(string? PhoneNumber = null, string? Country = null)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(SendPhoneNumberCodeRequest);
}
