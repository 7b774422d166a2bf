using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore;

namespace GraphQLLogin;

/// <summary>The same schema once more, written as graph types.</summary>
internal sealed class ShopSchema : Schema
{
    public ShopSchema(IServiceProvider services)
        : base(services)
    {
        var user = new ObjectGraphType<Customer> { Name = "User" };
        user.Field<NonNullGraphType<StringGraphType>>("phoneNumber").Resolve(context => context.Source.PhoneNumber);
        user.Field<NonNullGraphType<StringGraphType>>("greeting").Resolve(context => context.Source.Greeting);

        var query = new ObjectGraphType { Name = "Query" };
        query.Field<NonNullGraphType<IntGraphType>>("socksInStock").Resolve(_ => Shop.SocksInStock);
        query.Field("me", user).Authorize().ResolveAsync(async context => Shop.CustomerOf(await Caller(context).GetAsync(context.CancellationToken)));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("myOrders").Authorize().Resolve(context => Shop.OrdersOf(Caller(context)));
        Query = query;

        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<NonNullGraphType<StringGraphType>>("buySocks").Authorize().Resolve(context => Shop.OrdersOf(Caller(context)).First());
        Mutation = mutation;
    }

    private static CurrentUser Caller(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<CurrentUser>();
}
