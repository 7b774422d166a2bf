using System.Globalization;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class SignInTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_person_signs_in_with_a_number_and_the_code_that_was_texted()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        Assert.Equal("Bearer", signedIn.Text("tokenType"));
        Assert.Equal(900, signedIn.Number("expiresInSeconds"));
        Assert.True(signedIn.GetProperty("isNewUser").GetBoolean());
        Assert.Equal(Phone, signedIn.GetProperty("user").Text("phoneNumber"));
        Assert.Matches("^[0-9a-f]{24}$", signedIn.GetProperty("user").Text("id"));
        Assert.NotEmpty(signedIn.Text("refreshToken"));

        var me = await app.GetAsync("/auth/me", AccessToken(signedIn)).JsonAsync();
        Assert.Equal(signedIn.GetProperty("user").ToString(), me.ToString());
    }

    [Fact]
    public async Task The_second_sign_in_is_the_same_user_and_not_a_new_one()
    {
        await using var app = await TestApp.StartAsync();
        var first = await app.SignInAsync(Phone);
        var second = await app.SignInAsync("+44 (0)7400 123456");

        Assert.False(second.GetProperty("isNewUser").GetBoolean());
        Assert.Equal(Id(first), Id(second));
    }

    [Theory]
    [InlineData("{0}{1}{2} {3}{4}{5}")]
    [InlineData(" {0}{1}{2}{3}{4}{5}\n")]
    [InlineData("{0}-{1}-{2}-{3}-{4}-{5}")]
    [InlineData("\u200e{0}{1}{2}\u202f{3}{4}{5}")]
    [InlineData("{0}{1}{2}{3}{4}{5} is your Tests code.\n@example.com #{0}{1}{2}{3}{4}{5}")]
    [InlineData("{0}{1}{2}{3}{4}{5}", '\u0660')]
    [InlineData("{0}{1}{2}{3}{4}{5}", '\uff10')]
    public async Task A_code_is_read_as_it_was_typed(string written, char zero = '0')
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        var typed = string.Format(
            CultureInfo.InvariantCulture, written, [.. code.Select(digit => (object)(char)(zero + (digit - '0')))]);

        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = typed });
        Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json;charset=UTF8", true)]
    [InlineData("application/json; charset=\"utf8\"")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/json", true)]
    public async Task A_body_in_UTF_8_is_read_under_each_of_its_names_and_with_a_byte_order_mark(string contentType, bool hasMark = false)
    {
        await using var app = await TestApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/code")
        {
            Content = new StringContent($"{(hasMark ? "\ufeff" : "")}{{\"phoneNumber\":\"{Phone}\"}}"),
        };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status202Accepted, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_guarded_route_of_the_application_just_works()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        Assert.Equal(Id(signedIn), await app.GetAsync("/guarded", AccessToken(signedIn)).BodyAsync());
        Assert.Equal(Verdict.SignedOut, await app.GetAsync("/guarded").VerdictAsync());
    }

    [Fact]
    public async Task An_open_route_knows_who_asks()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        Assert.Equal(Id(signedIn), await app.GetAsync("/open", AccessToken(signedIn)).BodyAsync());
        Assert.Equal("nobody", await app.GetAsync("/open").BodyAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_ends_the_session_at_once_by_either_token(bool byRefreshToken)
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        Assert.Equal(200, await app.GetAsync("/auth/me", AccessToken(signedIn)).StatusAsync());

        var signOut = byRefreshToken
            ? app.PostAsync("/auth/sign-out", new { refreshToken = signedIn.Text("refreshToken") })
            : app.PostAsync("/auth/sign-out", accessToken: AccessToken(signedIn));
        Assert.Equal(204, await signOut.StatusAsync());
        Assert.Equal(Verdict.SignedOut, await app.GetAsync("/auth/me", AccessToken(signedIn)).VerdictAsync());
    }

    [Fact]
    public async Task Signing_out_twice_by_refresh_token_is_no_error()
    {
        await using var app = await TestApp.StartAsync();
        var body = new { refreshToken = (await app.SignInAsync(Phone)).Text("refreshToken") };

        Assert.Equal(204, await app.PostAsync("/auth/sign-out", body).StatusAsync());
        Assert.Equal(204, await app.PostAsync("/auth/sign-out", body).StatusAsync());
    }

    [Fact]
    public async Task A_token_ends_when_its_lifetime_and_the_skew_are_over()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        app.Time.Advance(TimeSpan.FromSeconds(900 + 28));
        Assert.Equal(200, await app.GetAsync("/guarded", AccessToken(signedIn)).StatusAsync());

        app.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(401, await app.GetAsync("/guarded", AccessToken(signedIn)).StatusAsync());
    }

    private static string AccessToken(JsonElement signedIn) => signedIn.Text("accessToken");

    private static string Id(JsonElement signedIn) => signedIn.GetProperty("user").Text("id");
}
