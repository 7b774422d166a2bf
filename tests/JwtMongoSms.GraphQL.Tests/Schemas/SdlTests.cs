using GraphQL;

namespace JwtMongoSms.GraphQL.Tests.Schemas;

/// <summary>The schema that clients are written against. A change here is a change for all of them.</summary>
public sealed class SdlTests
{
    [Fact]
    public async Task The_schema_is_the_one_that_is_written_down()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Users:PublicFields"] = "name,shop" });

        AssertWritten("sign-in.graphql", app);
    }

    [Fact]
    public async Task Where_tokens_travel_in_cookies_only_the_fields_of_clients_that_store_a_token_are_missing()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Tokens:Transport"] = "Cookie" });

        AssertWritten("cookies.graphql", app);
    }

    [Fact]
    public async Task The_schema_of_the_npm_packages_page_is_part_of_it_word_for_word()
    {
        await using var app = await SignInApp.StartAsync();
        var printed = Printed(app, descriptions: false);

        foreach (var line in (string[])
            [
                "sendAuthCode(phoneNumber: String!): Boolean!",
                "verifyAuthCode(phoneNumber: String!, authCode: String!): Session!",
                "authToken: ID!",
                "user: User!",
                "phoneNumber: String!",
            ])
        {
            Assert.Contains(printed.Split('\n'), printedLine => printedLine.Trim() == line);
        }
    }

    [Theory]
    [InlineData("home-address")]
    [InlineData("2nd")]
    [InlineData("__secret")]
    [InlineData("größe")]
    public async Task A_public_field_that_has_no_name_in_GraphQL_stops_the_start(string name)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SignInApp.StartAsync(new() { ["Users:PublicFields"] = name }));

        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.Contains("UseUserType", exception.Message, StringComparison.Ordinal);
    }

    // Writes a changed schema beside the tests, to be reviewed and copied.
    private static void AssertWritten(string name, SignInApp app)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Schemas", name);
        var printed = Printed(app);
        if (File.ReadAllText(path) != printed)
            File.WriteAllText(path + ".new", printed);

        Assert.Equal(File.ReadAllText(path), printed);
    }

    private static string Printed(SignInApp app, bool descriptions = true)
    {
        var schema = app.Schema;
        schema.Initialize();
        return schema.Print(new() { StringComparison = null, IncludeDescriptions = descriptions }).ReplaceLineEndings("\n");
    }
}
