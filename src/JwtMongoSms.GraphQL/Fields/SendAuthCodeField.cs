using GraphQL.Types;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>sendAuthCode</c>: sends a code to a client of the npm package, which keeps no challenge id.</summary>
internal sealed class SendAuthCodeField : FieldType
{
    public SendAuthCodeField()
    {
        Name = "sendAuthCode";
        Description = "Sends a code, for clients of jwt-mongo-sms. New clients call startSignIn: "
            + "without its challengeId, an attacker who knows the phone number can guess.";
        Type = typeof(NonNullGraphType<BooleanGraphType>);
        Arguments = [Argument.Text("phoneNumber", "The phone number in E.164, such as +447400123456.")];
        Resolver = FieldCall.Resolver(SendAsync);
    }

    private static async Task<object?> SendAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber();
        var language = RequestLanguage.Find(call.Http.Request);
        var result = await call.Service<ISignInService>().SendCodeByNumberAsync(phoneNumber, DeliveryChannel.Sms, language, call.Aborted);
        return result.Succeeded ? true : throw call.Failed(result.Error, result.RetryAfter);
    }
}
