using GraphQL;
using GraphQLSignIn;
using Shared;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5081");
builder.AddJwtMongoSms();
builder.Services.AddGraphQL(graphQL =>
{
    // The shop's schema consists of classes or, with `-- --schema graph-types`, of graph types. Sign-in joins both with the same call.
    if (builder.Configuration["schema"] == "graph-types")
        graphQL.AddSchema<ShopSchema>();
    else
        graphQL.AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>());

    // The shop's type User replaces that of the package.
    graphQL.AddSystemTextJson();
    graphQL.AddJwtMongoSms(options => options.UseUserType("User", user => new Customer(user)));
});

return await builder.RunAsync(app =>
{
    app.MapJwtMongoSms();
    app.MapJwtMongoSmsGraphQL();
});
