using GraphQL;
using JwtMongoSms;

namespace GraphQLSignIn;

/// <summary>The shop's queries: the stock is public, the rest is for signed-in users.</summary>
internal sealed class Query
{
    public static int SocksInStock() => Shop.SocksInStock;

    [Authorize]
    public static async Task<Customer?> MeAsync([FromServices] CurrentUser user, CancellationToken cancellationToken)
        => Shop.CustomerOf(await user.GetAsync(cancellationToken));

    [Authorize]
    public static IEnumerable<string> MyOrders([FromServices] CurrentUser user) => Shop.OrdersOf(user);
}
