using JwtMongoSms;

namespace GraphQLSignIn;

/// <summary>The data behind both ways of writing the schema.</summary>
internal static class Shop
{
    public static int SocksInStock => 42;

    public static IEnumerable<string> OrdersOf(CurrentUser user) => [$"One pair of socks, for {user.Id}"];

    public static Customer? CustomerOf(User? user) => user is null ? null : new Customer(user);
}
