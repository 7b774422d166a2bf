using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Tests.SignIns;

/// <summary>Clients of the npm package: a number, a code, one token.</summary>
public sealed class NodeClientTests
{
    private const string Phone = SignInApp.Phone;

    [Fact]
    public async Task The_documents_of_the_npm_packages_page_sign_in()
    {
        await using var app = await SignInApp.StartAsync();
        var authCode = await app.SendByNumberAsync();

        var session = await app.GetAsync(Documents.VerifyAuthCode, new { phoneNumber = Phone, authCode });

        Assert.Equal(Phone, session.GetProperty("user").GetProperty("phoneNumber").GetString());
        var viewer = await app.GetAsync(Documents.Viewer, token: session.GetProperty("authToken").GetString());
        Assert.Equal(Phone, viewer.GetProperty("phoneNumber").GetString());
    }

    [Fact]
    public async Task A_wrong_code_says_how_many_attempts_are_left_and_the_sixth_is_not_evaluated()
    {
        await using var app = await SignInApp.StartAsync();
        var authCode = await app.SendByNumberAsync();
        for (var left = 4; left >= 0; left--)
        {
            var extensions = await app.FailAsync(Documents.VerifyAuthCode, new { phoneNumber = Phone, authCode = WrongFor(authCode) });
            Assert.Equal(("CODE_INCORRECT", left), (CodeOf(extensions), extensions.GetProperty("attemptsLeft").GetInt32()));
        }

        Assert.Equal("CODE_EXPIRED", await CodeOfAsync(app, authCode));
    }

    [Fact]
    public async Task Number_and_code_find_nothing_that_was_started_in_another_way()
    {
        await using var app = await SignInApp.StartAsync();
        var (_, fromGraphQL) = await app.StartSignInAsync();
        Assert.Equal("CODE_EXPIRED", await CodeOfAsync(app, fromGraphQL));

        app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
        var (_, fromRest) = await app.Rest.SendCodeAsync(Phone);
        Assert.Equal("CODE_EXPIRED", await CodeOfAsync(app, fromRest));
    }

    [Theory]
    [InlineData("not a number", "PHONE_INVALID")]
    [InlineData("+4474001234567890", "PHONE_INVALID")]
    public async Task An_invalid_phone_number_is_rejected_by_both(string phoneNumber, string code)
    {
        await using var app = await SignInApp.StartAsync();

        Assert.Equal(code, CodeOf(await app.FailAsync(Documents.SendAuthCode, new { phoneNumber })));
        Assert.Equal(code, CodeOf(await app.FailAsync(Documents.VerifyAuthCode, new { phoneNumber, authCode = "123456" })));
    }

    [Fact]
    public async Task The_token_lives_as_long_as_Legacy_TokenLifetime_and_not_a_second_longer()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Legacy:TokenLifetime"] = "20.00:00:00" });
        var token = await app.SignInByNumberAsync();

        // Longer than a session may be idle, and than any other token.
        app.Rest.Time.Advance(TimeSpan.FromDays(20) + TimeSpan.FromSeconds(-1));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(app, token));
        app.Rest.Time.Advance(TimeSpan.FromSeconds(1) + TimeSpan.FromSeconds(30));
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(app, token));
    }

    [Fact]
    public async Task The_token_says_how_long_it_lives_and_comes_without_a_refresh_token()
    {
        await using var app = await SignInApp.StartAsync();
        var authCode = await app.SendByNumberAsync();

        const string Verify = """
            mutation($phoneNumber: String!, $authCode: String!) {
              verifyAuthCode(phoneNumber: $phoneNumber, authCode: $authCode) { authToken accessToken refreshToken expiresInSeconds }
            }
            """;
        var session = await app.GetAsync(Verify, new { phoneNumber = Phone, authCode });

        Assert.Equal(30 * 24 * 3600, session.GetProperty("expiresInSeconds").GetInt32());
        Assert.Equal(session.GetProperty("authToken").GetString(), session.GetProperty("accessToken").GetString());
        Assert.Equal(JsonValueKind.Null, session.GetProperty("refreshToken").ValueKind);
    }

    [Fact]
    public async Task The_token_never_outlives_its_session()
    {
        await using var app = await SignInApp.StartAsync(new()
        {
            ["Sessions:Lifetime"] = "3.00:00:00",
            ["Sessions:IdleLifetime"] = "1.00:00:00",
            ["Sessions:RevocationDelay"] = "00:00:00",
        });
        var token = await app.SignInByNumberAsync();

        Assert.Equal(3 * 24 * 3600, Payload(token).GetProperty("exp").GetInt64() - Payload(token).GetProperty("iat").GetInt64());
        app.Rest.Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(app, token));
        app.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(app, token));
    }

    [Fact]
    public async Task The_token_ends_with_its_session()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Sessions:RevocationDelay"] = "00:00:00" });
        var token = await app.SignInByNumberAsync();
        var other = await app.SignInAsync();

        await app.GetAsync("mutation { signOutEverywhere(exceptCurrent: true) }", token: other.GetProperty("accessToken").GetString());

        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(app, token));
    }

    [Fact]
    public async Task A_shorter_Legacy_TokenLifetime_ends_tokens_that_were_made_for_longer()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        string token;
        await using (var before = await SignInApp.StartAsync(folder: folder, keepFolder: true))
            token = await before.SignInByNumberAsync();

        await using var after = await SignInApp.StartAsync(new() { ["Legacy:TokenLifetime"] = "7.00:00:00" }, folder: folder);
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(after, token));
    }

    [Fact]
    public async Task Every_other_token_is_short()
    {
        await using var app = await SignInApp.StartAsync();
        var session = await app.SignInAsync();

        Assert.Equal(15 * 60, session.GetProperty("expiresInSeconds").GetInt32());
        Assert.False(Payload(session.GetProperty("accessToken").GetString()!).TryGetProperty("legacy", out _));
        Assert.Equal(session.GetProperty("accessToken").GetString(), session.GetProperty("authToken").GetString());
    }

    private static async Task<string> CodeOfAsync(SignInApp app, string authCode)
        => CodeOf(await app.FailAsync(Documents.VerifyAuthCode, new { phoneNumber = Phone, authCode }));

    private static string CodeOf(JsonElement extensions) => extensions.GetProperty("code").GetString()!;

    private static string WrongFor(string code) => code == "000000" ? "000001" : "000000";

    private static JsonElement Payload(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    private static async Task<int> StatusAsync(SignInApp app, string token)
    {
        using var response = await app.Rest.GetAsync("/auth/me", token);
        return (int)response.StatusCode;
    }
}
