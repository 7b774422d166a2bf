using GraphQL;
using GraphQL.Types;
using JwtMongoSms;

namespace GraphQLSignIn;

/// <summary>The same schema, written as graph types.</summary>
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
        query.Field("me", user).Authorize()
            .ResolveAsync(async context => Shop.CustomerOf(await UserOf(context).GetAsync(context.CancellationToken)));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("myOrders").Authorize()
            .Resolve(context => Shop.OrdersOf(UserOf(context)));
        Query = query;

        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<NonNullGraphType<StringGraphType>>("buySocks").Authorize()
            .Resolve(context => Shop.OrdersOf(UserOf(context)).First());
        Mutation = mutation;
    }

    private static CurrentUser UserOf(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<CurrentUser>();
}
