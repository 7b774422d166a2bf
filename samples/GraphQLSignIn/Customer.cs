using GraphQL;
using JwtMongoSms;

namespace GraphQLSignIn;

/// <summary>A user as the shop shows it.</summary>
[Name("User")]
internal sealed class Customer(User user)
{
    public string PhoneNumber => user.PhoneNumber.E164;

    public string Greeting => $"Hello, {user.PhoneNumber}!";
}
