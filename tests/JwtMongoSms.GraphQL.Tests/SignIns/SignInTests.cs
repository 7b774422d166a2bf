using System.Text.Json;

namespace JwtMongoSms.GraphQL.Tests.SignIns;

/// <summary>Sign-in by challenge id, from the first code to the last session.</summary>
public sealed class SignInTests
{
    private const string Phone = SignInApp.Phone;

    [Fact]
    public async Task A_user_signs_in_and_is_the_viewer()
    {
        await using var app = await SignInApp.StartAsync();

        var session = await app.SignInAsync();

        var viewer = await app.GetAsync(Documents.Viewer, token: Token(session));
        Assert.Equal(session.GetProperty("user").ToString(), viewer.ToString());
        Assert.Equal(Phone, viewer.GetProperty("phoneNumber").GetString());
    }

    [Fact]
    public async Task A_number_is_read_as_people_write_it_in_a_country()
    {
        await using var app = await SignInApp.StartAsync();

        await app.GetAsync(Documents.StartSignIn, new { phoneNumber = "07400 123456", country = "GB" });

        Assert.Single(await app.Rest.CodesAsync(Phone, atLeast: 1));
    }

    [Fact]
    public async Task A_code_is_read_as_it_was_typed()
    {
        await using var app = await SignInApp.StartAsync();
        var (challengeId, code) = await app.StartSignInAsync();

        var typed = string.Concat(code.Select(digit => (char)('\u0660' + (digit - '0')))).Insert(3, " ");
        await app.GetAsync(Documents.VerifySignIn, new { challengeId, code = typed });
    }

    [Fact]
    public async Task A_challenge_says_how_long_it_is_good_and_when_it_may_be_sent_again()
    {
        await using var app = await SignInApp.StartAsync();

        var challenge = await app.GetAsync(Documents.StartSignIn, new { phoneNumber = Phone });

        Assert.Equal(300, challenge.GetProperty("expiresInSeconds").GetInt32());
        Assert.Equal(30, challenge.GetProperty("resendInSeconds").GetInt32());
    }

    [Fact]
    public async Task An_early_resend_says_when_to_try_again()
    {
        await using var app = await SignInApp.StartAsync();
        var (challengeId, code) = await app.StartSignInAsync();

        app.Rest.Time.Advance(TimeSpan.FromSeconds(20));
        var extensions = await app.FailAsync(Documents.ResendCode, new { challengeId });
        Assert.Equal(("SEND_COOLDOWN", 10), (CodeOf(extensions), extensions.GetProperty("retryAfterSeconds").GetInt32()));

        app.Rest.Time.Advance(TimeSpan.FromSeconds(10));
        var again = await app.GetAsync(Documents.ResendCode, new { challengeId });
        Assert.Equal((challengeId, 270), (again.GetProperty("challengeId").GetString(), again.GetProperty("expiresInSeconds").GetInt32()));
        Assert.Equal([code, code], await app.Rest.CodesAsync(Phone, atLeast: 2));
    }

    [Fact]
    public async Task An_unknown_challenge_is_like_an_expired_one()
    {
        await using var app = await SignInApp.StartAsync();

        foreach (var challengeId in (string[])["AAAAAAAAAAAAAAAAAAAAAA", "", "{ $ne: null }"])
        {
            Assert.Equal("CODE_EXPIRED", CodeOf(await app.FailAsync(Documents.VerifySignIn, new { challengeId, code = "123456" })));
            Assert.Equal("CODE_EXPIRED", CodeOf(await app.FailAsync(Documents.ResendCode, new { challengeId })));
        }
    }

    [Fact]
    public async Task Tokens_are_replaced_and_a_repeated_request_gets_the_same_successor()
    {
        await using var app = await SignInApp.StartAsync();
        var refreshToken = (await app.SignInAsync()).GetProperty("refreshToken").GetString();

        var next = await app.GetAsync(Documents.RefreshSession, new { refreshToken });
        var repeated = await app.GetAsync(Documents.RefreshSession, new { refreshToken });

        Assert.Equal(next.GetProperty("refreshToken").GetString(), repeated.GetProperty("refreshToken").GetString());
        Assert.Equal(JsonValueKind.Object, (await app.GetAsync(Documents.Viewer, token: Token(next))).ValueKind);
        Assert.Equal("REFRESH_INVALID", CodeOf(await app.FailAsync(Documents.RefreshSession, new { refreshToken = "junk" })));
    }

    [Fact]
    public async Task A_refresh_without_any_token_is_refused()
    {
        await using var app = await SignInApp.StartAsync();

        Assert.Equal("REFRESH_INVALID", CodeOf(await app.FailAsync("mutation { refreshSession { accessToken } }")));
    }

    [Fact]
    public async Task A_request_without_a_token_has_no_viewer_and_an_expired_token_is_an_error()
    {
        await using var app = await SignInApp.StartAsync();
        Assert.Equal(JsonValueKind.Null, (await app.GetAsync(Documents.Viewer)).ValueKind);

        var token = Token(await app.SignInAsync());
        app.Rest.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: token)));
        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: "junk")));
    }

    [Fact]
    public async Task A_user_lists_sessions_and_ends_one()
    {
        await using var app = await SignInApp.StartAsync();
        var first = await app.SignInAsync();
        app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await app.SignInAsync();
        await app.SignInAsync("+447400000007");

        var sessions = (await app.GetAsync(Documents.Sessions, token: Token(second))).EnumerateArray().ToArray();
        Assert.Equal([true, false], sessions.Select(session => session.GetProperty("current").GetBoolean()));
        Assert.EndsWith("Z", sessions[0].GetProperty("createdAt").GetString(), StringComparison.Ordinal);

        var id = sessions[1].GetProperty("id").GetString();
        await app.GetAsync(Documents.EndSession, new { id }, Token(second));
        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: Token(first))));
        Assert.Equal("SESSION_UNKNOWN", CodeOf(await app.FailAsync(Documents.EndSession, new { id }, Token(second))));
    }

    [Fact]
    public async Task Another_users_session_is_unknown()
    {
        await using var app = await SignInApp.StartAsync();
        var victim = await app.SignInAsync();
        var id = (await app.GetAsync(Documents.Sessions, token: Token(victim)))[0].GetProperty("id").GetString();
        var attacker = await app.SignInAsync("+447400000007");

        Assert.Equal("SESSION_UNKNOWN", CodeOf(await app.FailAsync(Documents.EndSession, new { id }, Token(attacker))));
        await app.GetAsync(Documents.Viewer, token: Token(victim));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_request_or_of_a_refresh_token()
    {
        await using var app = await SignInApp.StartAsync();
        var (first, second) = (await app.SignInAsync(), await app.SignInAsync());

        Assert.True((await app.GetAsync(Documents.SignOut, token: Token(first))).GetBoolean());
        var refreshToken = second.GetProperty("refreshToken").GetString();
        await app.GetAsync("mutation($refreshToken: String) { signOut(refreshToken: $refreshToken) }", new { refreshToken });

        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: Token(first))));
        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: Token(second))));
        Assert.Equal("REFRESH_INVALID", CodeOf(await app.FailAsync("mutation { signOut(refreshToken: \"junk\") }")));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions()
    {
        await using var app = await SignInApp.StartAsync();
        var (first, second) = (await app.SignInAsync(), await app.SignInAsync());

        await app.GetAsync(Documents.SignOutEverywhere, token: Token(first));

        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: Token(first))));
        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(Documents.Viewer, token: Token(second))));
    }

    [Theory]
    [InlineData("{ sessions { id } }")]
    [InlineData(Documents.SignOut)]
    [InlineData(Documents.SignOutEverywhere)]
    [InlineData("mutation { endSession(id: \"AAAAAAAAAAAAAAAAAAAAAA\") }")]
    public async Task Fields_of_a_user_fail_without_one(string query)
    {
        await using var app = await SignInApp.StartAsync();

        Assert.Equal("TOKEN_INVALID", CodeOf(await app.FailAsync(query)));
    }

    private static string CodeOf(JsonElement extensions) => extensions.GetProperty("code").GetString()!;

    private static string Token(JsonElement session) => session.GetProperty("accessToken").GetString()!;
}
