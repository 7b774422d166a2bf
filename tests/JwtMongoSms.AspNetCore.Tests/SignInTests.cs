using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class SignInTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_person_signs_in_with_a_number_and_the_code_that_was_texted()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        Assert.Equal("Bearer", signedIn.GetProperty("tokenType").GetString());
        Assert.Equal(900, signedIn.GetProperty("expiresInSeconds").GetInt32());
        Assert.True(signedIn.GetProperty("isNewUser").GetBoolean());
        Assert.Equal(Phone, signedIn.GetProperty("user").GetProperty("phoneNumber").GetString());
        Assert.Matches("^[0-9a-f]{24}$", signedIn.GetProperty("user").GetProperty("id").GetString());
        Assert.NotEmpty(signedIn.GetProperty("refreshToken").GetString()!);

        using var answer = await app.GetAsync("/auth/me", AccessToken(signedIn));
        var me = await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
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

    [Fact]
    public async Task A_guarded_route_of_the_application_just_works()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        using var guarded = await app.GetAsync("/guarded", AccessToken(signedIn));
        Assert.Equal(Id(signedIn), await guarded.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var refused = await app.GetAsync("/guarded");
        Assert.Equal(
            "token_invalid", (await TestApp.JsonAsync(refused, StatusCodes.Status401Unauthorized)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_open_route_knows_who_asks()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        using var known = await app.GetAsync("/open", AccessToken(signedIn));
        Assert.Equal(Id(signedIn), await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var unknown = await app.GetAsync("/open");
        Assert.Equal("nobody", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_ends_the_session_at_once_by_either_token(bool byRefreshToken)
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        using (var before = await app.GetAsync("/auth/me", AccessToken(signedIn)))
            Assert.Equal(StatusCodes.Status200OK, (int)before.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-out");
        if (byRefreshToken)
            request.Content = JsonContent(new { refreshToken = signedIn.GetProperty("refreshToken").GetString() });
        else
            request.Headers.Authorization = new("Bearer", AccessToken(signedIn));

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status204NoContent, (int)answer.StatusCode);

        using var after = await app.GetAsync("/auth/me", AccessToken(signedIn));
        Assert.Equal("token_invalid", (await TestApp.JsonAsync(after, StatusCodes.Status401Unauthorized)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Signing_out_twice_by_refresh_token_is_no_error()
    {
        await using var app = await TestApp.StartAsync();
        var body = new { refreshToken = (await app.SignInAsync(Phone)).GetProperty("refreshToken").GetString() };

        using var first = await app.PostAsync("/auth/sign-out", body);
        using var second = await app.PostAsync("/auth/sign-out", body);
        Assert.Equal((204, 204), ((int)first.StatusCode, (int)second.StatusCode));
    }

    [Fact]
    public async Task A_user_who_was_deleted_is_out_within_the_revocation_delay()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        using (var before = await app.GetAsync("/guarded", AccessToken(signedIn)))
            Assert.Equal(StatusCodes.Status200OK, (int)before.StatusCode);

        await app.DeleteUserAsync(Id(signedIn));
        app.Time.Advance(TimeSpan.FromSeconds(10));
        using var after = await app.GetAsync("/guarded", AccessToken(signedIn));
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)after.StatusCode);
    }

    [Fact]
    public async Task A_token_ends_when_its_lifetime_and_the_skew_are_over()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);

        app.Time.Advance(TimeSpan.FromSeconds(900 + 28));
        using (var late = await app.GetAsync("/guarded", AccessToken(signedIn)))
            Assert.Equal(StatusCodes.Status200OK, (int)late.StatusCode);

        app.Time.Advance(TimeSpan.FromSeconds(3));
        using var tooLate = await app.GetAsync("/guarded", AccessToken(signedIn));
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)tooLate.StatusCode);
    }

    private static System.Net.Http.Json.JsonContent JsonContent(object body) => System.Net.Http.Json.JsonContent.Create(body);

    private static string AccessToken(System.Text.Json.JsonElement signedIn) => signedIn.GetProperty("accessToken").GetString()!;

    private static string Id(System.Text.Json.JsonElement signedIn) => signedIn.GetProperty("user").GetProperty("id").GetString()!;
}
