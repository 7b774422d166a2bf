using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>startLogin</c>: sends a code.</summary>
internal static class StartLoginField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "startLogin",
        Description = "Sends a code. The answer is the same whoever has the number.",
        ResolvedType = new NonNullGraphType(types.Challenge),
        Arguments =
        [
            Argument.Text("phoneNumber", "As people write it."),
            Argument.OptionalText("country", "Where a number without + is from, as an ISO 3166-1 code such as GB."),
        ],
        Resolver = FieldCall.Resolver(SendAsync),
    };

    private static async Task<object?> SendAsync(FieldCall call)
    {
        if (!PhoneNumber.TryParse(call.Text("phoneNumber"), call.Text("country"), out var phoneNumber))
            throw call.Failed(LoginError.PhoneInvalid);

        var culture = RequestCulture.Of(call.Http.Request);
        var result = await call.Service<LoginService>().SendCodeAsync(phoneNumber, DeliveryChannel.Sms, culture, call.Aborted);
        return result.Succeeded ? result : throw call.Failed(result.Error, result.RetryAfter);
    }
}
