using JwtMongoSms.AspNetCore.Tests.Pages;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>Who sends a document, and what becomes of tokens that are not good and of cookies that another site sends.</summary>
public sealed class CallerTests
{
    [Fact]
    public async Task Whoever_is_signed_in_reaches_resolvers_as_user_and_nobody_does_not()
    {
        await using var app = await HttpApp.StartAsync();
        Assert.Equal("nobody", (await app.PostAsync("{ who }")).MustBeData().GetProperty("who").GetString());
        var token = await app.SignInAsync();
        Assert.Equal("+447400123456", (await app.PostAsync("{ who }", token: token)).MustBeData().GetProperty("who").GetString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_query_with_a_token_that_is_no_good_is_told_so_and_a_mutation_goes_on_as_nobodys(string accept)
    {
        await using var app = await HttpApp.StartAsync();
        var token = await app.SignInAsync();
        foreach (var bad in (string[])[token[..^2] + "xx", "nonsense"])
        {
            var answer = await app.PostAsync("{ hello }", token: bad, accept: accept);
            answer.MustBeRefused(401, "TOKEN_INVALID");
            Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
            (await app.PostAsync("mutation { change }", token: bad, accept: accept)).MustBeData();
            Assert.Equal("TOKEN_INVALID", (await app.PostAsync("mutation { changeMine }", token: bad, accept: accept)).Code);
        }

        app.App.Time.Advance(TimeSpan.FromMinutes(16));
        (await app.PostAsync("{ who }", token: token, accept: accept)).MustBeRefused(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_nobodys()
    {
        await using var app = await HttpApp.StartAsync();
        var token = await app.SignInAsync();
        (await app.PostAsync("{ who }", change: request => request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {token}", $"Bearer {token}"])))
            .MustBeRefused(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task The_credentials_of_another_scheme_are_none_of_ours()
    {
        await using var app = await HttpApp.StartAsync();
        Assert.Equal("nobody", (await app.PostAsync("{ who }", change: request => request.Headers.TryAddWithoutValidation("Authorization", "Basic YTpi"))).MustBeData().GetProperty("who").GetString());
    }

    [Fact]
    public async Task A_store_that_fails_while_a_token_is_looked_at_is_a_503_for_every_document()
    {
        var isDown = false;
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-");
        try
        {
            await using var app = await HttpApp.StartAsync(
                services: services => StoreSwitch.Add(services, Path.Combine(folder.FullName, "switch.db"), () => isDown), settings: new() { ["Sessions:RevocationDelay"] = "0" });
            var token = await app.SignInAsync();
            (await app.PostAsync("{ secret }", token: token)).MustBeData();
            isDown = true;
            foreach (var accept in (string[])[HttpApp.Json, HttpApp.GraphQLResponse])
            {
                (await app.PostAsync("{ hello }", token: token, accept: accept)).MustBeRefused(503, "STORE_UNAVAILABLE");
                (await app.PostAsync("mutation { change }", token: token, accept: accept)).MustBeRefused(503, "STORE_UNAVAILABLE");
            }

            (await app.PostAsync("{ hello }")).MustBeData();
            isDown = false;
            (await app.PostAsync("{ secret }", token: token)).MustBeData();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_cookie_speaks_for_a_person_in_a_POST_only_with_the_header_that_forces_a_preflight()
    {
        await using var app = await HttpApp.StartAsync();
        var cookie = "jms-access=" + await app.SignInAsync();
        Assert.Equal("+447400123456", (await app.PostAsync("{ who }", change: With(cookie, requested: true))).MustBeData().GetProperty("who").GetString());
        (await app.PostAsync("mutation { changeMine }", change: With(cookie, requested: true))).MustBeData();

        var refused = await app.PostAsync("{ who }", change: With(cookie, requested: false));
        refused.MustBeRefused(401, "TOKEN_INVALID");
        Assert.Contains("X-Requested-With", refused.Message, StringComparison.Ordinal);
        refused = await app.PostAsync("mutation { changeMine }", change: With(cookie, requested: false));
        refused.MustBeRefused(401, "TOKEN_INVALID");
        Assert.Contains("X-Requested-With", refused.Message, StringComparison.Ordinal);
    }

    private static Action<HttpRequestMessage> With(string cookie, bool requested) => request =>
    {
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (requested)
            request.Headers.TryAddWithoutValidation("X-Requested-With", "fetch");
    };
}
