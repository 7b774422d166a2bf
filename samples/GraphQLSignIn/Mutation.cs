using GraphQL;
using JwtMongoSms;

namespace GraphQLSignIn;

/// <summary>The shop's mutations.</summary>
internal sealed class Mutation
{
    [Authorize]
    public static string BuySocks([FromServices] CurrentUser user) => Shop.OrdersOf(user).First();
}
