using JwtMongoSms.AspNetCore.Tests.Pages;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>A user is deleted behind our back. Their sessions are still in the store.</summary>
public sealed class DeletedUserTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Everything_is_over_at_once_when_the_revocation_delay_is_0()
    {
        await using var app = await TestApp.StartAsync(new() { ["Sessions:RevocationDelay"] = "0" });
        var device = await SignedInDevice.SignInAsync(app, Phone);
        Assert.True(await device.IsSignedInAsync());

        await app.DeleteUserAsync(device.UserId);
        await MustBeOutAsync(device);
        Assert.False(await device.TryRefreshAsync());
    }

    [Fact]
    public async Task Everything_is_over_within_the_revocation_delay_and_new_tokens_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var device = await SignedInDevice.SignInAsync(app, Phone);
        Assert.True(await device.IsSignedInAsync());

        await app.DeleteUserAsync(device.UserId);
        Assert.False(await device.TryRefreshAsync());
        app.Time.Advance(TimeSpan.FromSeconds(10));
        await MustBeOutAsync(device);
    }

    [Fact]
    public async Task A_refresh_that_is_repeated_gives_nothing_either()
    {
        await using var app = await TestApp.StartAsync();
        var device = await SignedInDevice.SignInAsync(app, Phone);
        var first = device.Refresh;
        Assert.True(await device.TryRefreshAsync());
        await app.DeleteUserAsync(device.UserId);
        using var repeated = await app.PostAsync("/auth/token/refresh", new { refreshToken = first });
        Assert.Equal(
            "refresh_invalid", (await TestApp.JsonAsync(repeated, StatusCodes.Status401Unauthorized)).GetProperty("code").GetString());
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

    private static async Task MustBeOutAsync(SignedInDevice device)
    {
        Assert.False(await device.IsSignedInAsync());
        Assert.Equal(StatusCodes.Status401Unauthorized, await device.StatusAsync(HttpMethod.Get, "/auth/sessions"));
        Assert.Equal(StatusCodes.Status401Unauthorized, await device.StatusAsync(HttpMethod.Delete, "/auth/sessions/" + device.SessionId));
        Assert.Equal(StatusCodes.Status401Unauthorized, await device.StatusAsync(HttpMethod.Post, "/auth/sign-out-everywhere"));
    }
}
