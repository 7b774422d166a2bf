using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>sendAuthCode</c>: sends a code to a client of the npm package, which keeps no challenge id.</summary>
internal static class SendAuthCodeField
{
    public static FieldType Of() => new()
    {
        Name = "sendAuthCode",
        Description = "Sends a code, for clients of jwt-mongo-sms. New ones take startLogin: without its challengeId whoever knows the number can guess.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.Text("phoneNumber", "In E.164, such as +447400123456.")],
        Resolver = FieldCall.Resolver(SendAsync),
    };

    private static async Task<object?> SendAsync(FieldCall call)
    {
        if (!PhoneNumber.TryParse(call.Text("phoneNumber"), null, out var phoneNumber))
            throw call.Failed(LoginError.PhoneInvalid);

        var culture = RequestCulture.Of(call.Http.Request);
        var result = await call.Service<LoginService>().SendCodeByNumberAsync(phoneNumber, DeliveryChannel.Sms, culture, call.Aborted);
        return result.Succeeded ? true : throw call.Failed(result.Error, result.RetryAfter);
    }
}
