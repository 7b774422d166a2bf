using GraphQL.Types;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>startSignIn</c>: sends a code.</summary>
internal sealed class StartSignInField : FieldType
{
    public StartSignInField(SignInTypes types)
    {
        Name = "startSignIn";
        Description = "Sends a code. The response is the same for known and unknown phone numbers.";
        ResolvedType = new NonNullGraphType(types.Challenge);
        Arguments =
        [
            Argument.Text("phoneNumber", "The phone number as the user writes it."),
            Argument.OptionalText("country", "The country of a phone number without +, as an ISO 3166-1 code such as GB."),
        ];
        Resolver = FieldCall.Resolver(SendAsync);
    }

    private static async Task<object?> SendAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber(call.Text("country"));
        var language = RequestLanguage.Find(call.Http.Request);
        var result = await call.Service<ISignInService>().SendCodeAsync(phoneNumber, DeliveryChannel.Sms, language, call.Aborted);
        return result.Succeeded ? result.Value : throw call.Failed(result.Error, result.RetryAfter);
    }
}
