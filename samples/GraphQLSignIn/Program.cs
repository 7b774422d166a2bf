using GraphQL;
using GraphQLLogin;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5081");
builder.AddJwtMongoSms();
builder.Services.AddGraphQL(graphQL =>
{
    // The shop's schema is made of its classes or, with `-- --schema graph-types`, of graph types. Signing in joins both by the same call.
    if (builder.Configuration["schema"] == "graph-types")
        graphQL.AddSchema<ShopSchema>();
    else
        graphQL.AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>());

    // The shop has a User of its own, which takes the place of ours.
    graphQL.AddSystemTextJson();
    graphQL.AddJwtMongoSms(options => options.UseUserType("User", user => new Customer(user)));
});

var app = builder.Build();
app.MapJwtMongoSms();
app.MapJwtMongoSmsGraphQL();
app.Run();
