
namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>The user of a request: by token, by cookie, with invalid credentials, or none.</summary>
public sealed class CallerTests
{
    [Fact]
    public async Task A_signed_in_user_reaches_resolvers_and_a_request_without_one_has_none()
    {
        await using var app = await HttpApp.StartAsync();
        Assert.Equal("anonymous", Who(await app.PostAsync("{ who }")));
        var token = await app.SignInAsync();
        Assert.Equal("+447400123456", Who(await app.PostAsync("{ who }", token: token)));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_query_with_an_invalid_token_is_401_and_a_mutation_runs_without_a_user(string accept)
    {
        await using var app = await HttpApp.StartAsync();
        var token = await app.SignInAsync();
        foreach (var bad in (string[])[token[..^2] + "xx", "nonsense"])
        {
            var response = await app.PostAsync("{ hello }", token: bad, accept: accept);
            response.MustBeRejected(401, "TOKEN_INVALID");
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
            (await app.PostAsync("mutation { change }", token: bad, accept: accept)).MustBeData();
            Assert.Equal("TOKEN_INVALID", (await app.PostAsync("mutation { changeMine }", token: bad, accept: accept)).Code);
        }

        app.App.Time.Advance(TimeSpan.FromMinutes(16));
        (await app.PostAsync("{ who }", token: token, accept: accept)).MustBeRejected(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task Two_Authorization_headers_are_invalid_credentials()
    {
        await using var app = await HttpApp.StartAsync();
        var token = await app.SignInAsync();
        var response = await app.PostAsync("{ who }", change: With("Authorization", $"Bearer {token}", $"Bearer {token}"));
        response.MustBeRejected(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task The_credentials_of_another_scheme_are_ignored()
    {
        await using var app = await HttpApp.StartAsync();
        Assert.Equal("anonymous", Who(await app.PostAsync("{ who }", change: With("Authorization", "Basic YTpi"))));
    }

    [Theory]
    [InlineData(StoreFailure.Unavailable, "Signing in is not available just now. Try again in a minute.")]
    [InlineData(StoreFailure.Unreadable, "Signing in is not available just now.")]
    public async Task A_store_that_fails_while_a_token_is_checked_is_a_503_for_every_document(StoreFailure failure, string message)
    {
        StoreFailure? current = null;
        await using var app = await HttpApp.StartAsync(settings: new() { ["Sessions:RevocationDelay"] = "0" }, findFailure: () => current);
        var token = await app.SignInAsync();
        (await app.PostAsync("{ secret }", token: token)).MustBeData();
        current = failure;
        foreach (var accept in (string[])[HttpApp.Json, HttpApp.GraphQLResponse])
        {
            foreach (var query in (string[])["{ hello }", "mutation { change }"])
            {
                var rejected = (await app.PostAsync(query, token: token, accept: accept)).MustBeRejected(503, "STORE_UNAVAILABLE");
                Assert.Equal(message, rejected.Body.GetProperty("errors")[0].GetProperty("message").GetString());
            }
        }

        (await app.PostAsync("{ hello }")).MustBeData();
        current = null;
        (await app.PostAsync("{ secret }", token: token)).MustBeData();
    }

    [Fact]
    public async Task A_cookie_counts_only_with_the_header_that_forces_a_preflight()
    {
        await using var app = await HttpApp.StartAsync();
        var cookie = "jms-access=" + await app.SignInAsync();
        Assert.Equal("+447400123456", Who(await app.PostAsync("{ who }", change: With(cookie, requested: true))));
        (await app.PostAsync("mutation { changeMine }", change: With(cookie, requested: true))).MustBeData();

        var refused = await app.PostAsync("{ who }", change: With(cookie, requested: false));
        refused.MustBeRejected(401, "TOKEN_INVALID");
        Assert.Contains("X-Requested-With", refused.Message, StringComparison.Ordinal);
        refused = await app.PostAsync("mutation { changeMine }", change: With(cookie, requested: false));
        refused.MustBeRejected(401, "TOKEN_INVALID");
        Assert.Contains("X-Requested-With", refused.Message, StringComparison.Ordinal);
    }

    private static string? Who(HttpApp.Response response) => response.MustBeData().GetProperty("who").GetString();

    private static Action<HttpRequestMessage> With(string header, params string[] values)
        => request => request.Headers.TryAddWithoutValidation(header, values);

    private static Action<HttpRequestMessage> With(string cookie, bool requested) => request =>
    {
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (requested)
            request.Headers.TryAddWithoutValidation("X-Requested-With", "fetch");
    };
}
