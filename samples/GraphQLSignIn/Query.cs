using GraphQL;
using JwtMongoSms.AspNetCore;

namespace GraphQLLogin;

/// <summary>The shop's queries: what is in stock is for everybody, the rest for whoever is signed in.</summary>
internal sealed class Query
{
    public static int SocksInStock() => Shop.SocksInStock;

    [Authorize]
    public static async Task<Customer?> MeAsync([FromServices] CurrentUser user, CancellationToken cancellationToken) => Shop.CustomerOf(await user.GetAsync(cancellationToken));

    [Authorize]
    public static IEnumerable<string> MyOrders([FromServices] CurrentUser user) => Shop.OrdersOf(user);
}
