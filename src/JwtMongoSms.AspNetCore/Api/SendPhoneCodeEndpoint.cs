using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// <c>POST /auth/phone</c>: sends a code to the number that a person wants to have. A number that another user has is answered like any other, and texted
/// too: it may be the same person with two accounts, and whoever else holds it reads nothing but a code that is good for nobody but who asked.
/// </summary>
internal static class SendPhoneCodeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, AccountService accounts)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SendPhoneCodeRequest);
        if (request is null)
            return problem!;

        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        if (request.PhoneNumber is null)
            return new Problem(SignInError.RequestInvalid) { Detail = "The body has phoneNumber, a text." };

        return PhoneNumber.TryParse(request.PhoneNumber, request.Country, out var phoneNumber)
            ? SendCodeEndpoint.ToResponse(await accounts.SendPhoneCodeAsync(
                userId, phoneNumber, DeliveryChannel.Sms, RequestLanguage.Of(http.Request), http.RequestAborted))
            : new Problem(SignInError.PhoneInvalid);
    }
}
