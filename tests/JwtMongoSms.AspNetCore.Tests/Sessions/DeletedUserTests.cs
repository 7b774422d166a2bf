namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>A user is deleted behind our back. Their sessions are still in the store.</summary>
public sealed class DeletedUserTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Everything_is_over_within_the_revocation_delay_and_new_tokens_at_once(int delaySeconds)
    {
        await using var app = await TestApp.StartAsync(new() { ["Sessions:RevocationDelay"] = $"{delaySeconds}" });
        var device = await Member.SignInAsync(app, Phone);
        Assert.True(await device.IsSignedInAsync());

        await app.DeleteUserAsync(device.Id);
        Assert.Equal(401, await device.RefreshAsync());
        app.Time.Advance(TimeSpan.FromSeconds(delaySeconds));
        (HttpMethod Method, string Path)[] routes =
        [
            (HttpMethod.Get, "/auth/me"), (HttpMethod.Get, "/auth/sessions"), (HttpMethod.Get, "/guarded"),
            (HttpMethod.Delete, "/auth/sessions/" + device.SessionId), (HttpMethod.Post, "/auth/sign-out-everywhere"),
        ];
        foreach (var (method, path) in routes)
            Assert.Equal((path, 401), (path, await device.SendAsync(method, path).StatusAsync()));
    }

    [Fact]
    public async Task A_refresh_that_is_repeated_gives_nothing_either()
    {
        await using var app = await TestApp.StartAsync();
        var device = await Member.SignInAsync(app, Phone);
        var first = device.RefreshToken;
        Assert.Equal(200, await device.RefreshAsync());
        await app.DeleteUserAsync(device.Id);
        Assert.Equal(Verdict.RefreshInvalid, await app.PostAsync("/auth/token/refresh", new { refreshToken = first }).VerdictAsync());
    }

    [Fact]
    public async Task A_browser_gets_no_new_token_and_loses_its_cookies()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        await app.DeleteUserAsync((await person.GetAsync("/open")).Html);
        person.Cookies.Remove("jms-access");

        var answer = await person.GetAsync("/open");
        Assert.Equal("nobody", answer.Html);
        Assert.DoesNotContain(answer.SetCookies, cookie => cookie.StartsWith("jms-access=e", StringComparison.Ordinal));
        Assert.DoesNotContain("jms-refresh", person.Cookies.Keys);
    }
}
