using GraphQL;
using JwtMongoSms.Users;

namespace GraphQLLogin;

/// <summary>The shop's own idea of a user.</summary>
[Name("User")]
internal sealed class Customer(User user)
{
    public string PhoneNumber => user.PhoneNumber.E164;

    public string Greeting => $"Hello, {user.PhoneNumber}!";
}
