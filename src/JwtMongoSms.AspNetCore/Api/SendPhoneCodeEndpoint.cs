using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

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
            return new Problem(LoginError.TokenInvalid);

        if (request.PhoneNumber is null)
            return new Problem(LoginError.RequestInvalid) { Detail = "The body has phoneNumber, a text." };

        return PhoneNumber.TryParse(request.PhoneNumber, request.Country, out var phoneNumber)
            ? SendCodeEndpoint.AnswerOf(await accounts.SendPhoneCodeAsync(
                userId, phoneNumber, DeliveryChannel.Sms, RequestCulture.Of(http.Request), http.RequestAborted))
            : new Problem(LoginError.PhoneInvalid);
    }
}
