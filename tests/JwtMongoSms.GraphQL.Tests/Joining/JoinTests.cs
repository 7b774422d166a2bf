using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Joining;

/// <summary>Sign-in within the schemas of applications.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task A_schema_of_classes_is_joined_by_one_call()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddAutoSchema<Shop>(schema => schema.WithMutation<ShopChanges>()).AddJwtMongoSms());

        await AssertBothAsync(app);
    }

    [Fact]
    public async Task A_schema_of_graph_types_is_joined_by_one_call()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL.AddSchema<ShopSchema>().AddJwtMongoSms());

        await AssertBothAsync(app);
    }

    [Fact]
    public async Task A_schema_of_SDL_is_joined_by_one_call()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddSchema(Schema.For("type Query { socks: Int! } type Mutation { buySocks: Int! }", builder =>
            {
                builder.Types.For("Query").FieldFor("socks").Resolver = new FuncFieldResolver<int>(_ => Shop.Socks());
                builder.Types.For("Mutation").FieldFor("buySocks").Resolver = new FuncFieldResolver<int>(_ => ShopChanges.BuySocks());
            }))
            .AddJwtMongoSms());

        await AssertBothAsync(app);
    }

    [Fact]
    public async Task A_schema_without_mutations_gets_ours()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL.AddAutoSchema<Shop>().AddJwtMongoSms());

        await app.SignInAsync();
        Assert.Equal(7, (await app.GetAsync("{ socks }")).GetInt32());
    }

    [Fact]
    public async Task A_schema_resolved_by_its_own_type_is_joined_too()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL.AddSchema<ShopSchema>().AddJwtMongoSms());

        var schema = app.Rest.Services.GetRequiredService<ShopSchema>();

        Assert.True(schema.Mutation!.HasField("verifySignIn"));
        Assert.True(app.Schema.Mutation!.HasField("verifySignIn"));
    }

    [Fact]
    public async Task A_user_type_of_the_applications_own_stands_beside_ours_by_a_prefix()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddAutoSchema<ShopOfUsers>().AddJwtMongoSms(options => options.TypePrefix = "SignIn"));

        var token = (await app.SignInAsync()).GetProperty("accessToken").GetString();
        var names = await app.GetAsync("{ viewer { __typename } }", token: token);

        Assert.Equal("SignInUser", names.GetProperty("__typename").GetString());
        Assert.Equal("Ada", (await app.GetAsync("{ best { name } }")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_user_type_of_the_applications_own_takes_the_place_of_ours()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddAutoSchema<ShopOfUsers>()
            .AddJwtMongoSms(options => options.UseUserType("User", user => new ShopUser(user.PhoneNumber.E164))));

        var (challengeId, code) = await app.StartSignInAsync();
        const string Verify = """
            mutation($challengeId: ID!, $code: String!) {
              verifySignIn(challengeId: $challengeId, code: $code) { accessToken user { name __typename } }
            }
            """;
        var session = await app.GetAsync(Verify, new { challengeId, code });

        var shown = session.GetProperty("user");
        Assert.Equal(("+447400123456", "User"), (shown.GetProperty("name").GetString(), shown.GetProperty("__typename").GetString()));
        var viewer = await app.GetAsync("{ viewer { name } }", token: session.GetProperty("accessToken").GetString());
        Assert.Equal("+447400123456", viewer.GetProperty("name").GetString());
    }

    [Fact]
    public async Task How_sign_in_joins_is_an_ordinary_option()
    {
        await using var app = await SignInApp.StartWithAsync(
            graphQL => graphQL.AddAutoSchema<ShopWithViewer>().AddJwtMongoSms(options => options.TypePrefix = "SignIn"),
            services => services.Configure<SignInSchemaOptions>(options => options.ExcludedFields.Add("viewer")));

        Assert.Equal("Ada", (await app.GetAsync("{ viewer }")).GetString());
        Assert.NotNull(app.Schema.AllTypes["SignInCodeChallenge"]);
    }

    [Fact]
    public async Task A_field_that_both_have_stops_the_start_until_ours_is_excluded()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SignInApp.StartWithAsync(graphQL => graphQL.AddAutoSchema<ShopWithViewer>().AddJwtMongoSms()));
        Assert.Contains("\"viewer\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ExcludedFields.Add(\"viewer\")", exception.Message, StringComparison.Ordinal);

        await using var settled = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddAutoSchema<ShopWithViewer>().AddJwtMongoSms(options => options.ExcludedFields.Add("viewer")));
        Assert.Equal("Ada", (await settled.GetAsync("{ viewer }")).GetString());
    }

    [Fact]
    public async Task Public_fields_of_users_are_shown_and_others_are_not()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Users:PublicFields"] = "shoeSize" });
        var session = await app.SignInAsync();

        var fields = await app.GetAsync("{ viewer { shoeSize } }", token: session.GetProperty("accessToken").GetString());
        Assert.Equal("""{"shoeSize":null}""", fields.GetRawText());

        await WriteFieldsAsync(app, """{"shoeSize": {"eu": [41, 42]}, "secret": 1}""");
        fields = await app.GetAsync("{ viewer { shoeSize } }", token: session.GetProperty("accessToken").GetString());
        Assert.Equal("""{"shoeSize":{"eu":[41,42]}}""", fields.GetRawText());
        Assert.Equal("FIELDS_ON_CORRECT_TYPE", (await app.FailAsync("{ viewer { secret } }")).GetProperty("code").GetString());
    }

    [Fact]
    public void Without_a_schema_the_exception_says_what_to_call()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => new ServiceCollection().AddGraphQL(graphQL => graphQL.AddJwtMongoSms().AddAutoSchema<Shop>()));

        Assert.Contains("AddJwtMongoSmsGraphQL", exception.Message, StringComparison.Ordinal);
    }

    // As an application's own tool does.
    private static async Task WriteFieldsAsync(SignInApp app, string fields)
    {
        await using var connection = new SqliteConnection($"Data Source={app.Rest.DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE users SET fields = $fields";
        command.Parameters.AddWithValue("$fields", fields);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AssertBothAsync(SignInApp app)
    {
        var session = await app.SignInAsync();
        await app.GetAsync(Documents.Viewer, token: session.GetProperty("accessToken").GetString());
        Assert.Equal(7, (await app.GetAsync("{ socks }")).GetInt32());
        Assert.Equal(6, (await app.GetAsync("mutation { buySocks }")).GetInt32());
    }

    internal sealed class Shop
    {
        public static int Socks() => 7;
    }

    internal sealed class ShopChanges
    {
        public static int BuySocks() => 6;
    }

    internal sealed class ShopOfUsers
    {
        public static ShopUser Best() => new("Ada");
    }

    [Name("User")]
    internal sealed record ShopUser(string Name);

    internal sealed class ShopWithViewer
    {
        public static string Viewer() => "Ada";
    }

    internal sealed class ShopSchema : Schema
    {
        public ShopSchema(IServiceProvider services)
            : base(services)
        {
            var query = new ObjectGraphType { Name = "ShopQuery" };
            query.Field<NonNullGraphType<IntGraphType>>("socks").Resolve(_ => Shop.Socks());
            Query = query;
            var mutation = new ObjectGraphType { Name = "ShopMutation" };
            mutation.Field<NonNullGraphType<IntGraphType>>("buySocks").Resolve(_ => ShopChanges.BuySocks());
            Mutation = mutation;
        }
    }
}
