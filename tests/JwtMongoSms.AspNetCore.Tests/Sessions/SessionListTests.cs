using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class SessionListTests
{
    private const string Phone = "+447400123456";
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_the_newest_first_and_which_of_it_is_here()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await SignedInDevice.SignInAsync(app, Phone, ("User-Agent", Firefox));
        app.Time.Advance(TimeSpan.FromHours(1));
        var unnamed = await SignedInDevice.SignInAsync(app, Phone);
        await SignedInDevice.SignInAsync(app, "+447400654321");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await browser.TryRefreshAsync());

        using var answer = await browser.SendAsync(HttpMethod.Get, "/auth/sessions");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var text = (await TestApp.JsonAsync(answer, StatusCodes.Status200OK)).GetRawText();
        Assert.Equal(
            $$"""[{"id":"{{unnamed.SessionId}}","createdAt":"2031-05-06T13:00:00.789Z","lastUsedAt":"2031-05-06T13:00:00.789Z","""
            + "\"current\":false,\"device\":null},"
            + $$"""{"id":"{{browser.SessionId}}","createdAt":"2031-05-06T12:00:00.789Z","lastUsedAt":"2031-05-06T13:01:00.789Z","""
            + "\"current\":true,\"device\":\"Firefox on Windows\"}]",
            text);
        Assert.Equal([true, false], (await unnamed.ListAsync()).Select(IsCurrent));
    }

    [Fact]
    public async Task What_has_ended_is_not_in_the_list()
    {
        await using var app = await TestApp.StartAsync(new() { ["Sessions:IdleLifetime"] = "01:00:00" });
        var idle = await SignedInDevice.SignInAsync(app, Phone);
        app.Time.Advance(TimeSpan.FromMinutes(59));
        var ended = await SignedInDevice.SignInAsync(app, Phone);
        var here = await SignedInDevice.SignInAsync(app, Phone);
        Assert.Equal(3, (await here.ListAsync()).Count);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        using (await app.PostAsync("/auth/sign-out", new { refreshToken = ended.Refresh }))
            Assert.True(IsCurrent(Assert.Single(await here.ListAsync())));
        Assert.False(await idle.TryRefreshAsync());
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_no_list()
    {
        await using var app = await TestApp.StartAsync();
        using var answer = await app.GetAsync("/auth/sessions");
        Assert.Equal("token_invalid", (await TestApp.JsonAsync(answer, StatusCodes.Status401Unauthorized)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_browser_that_signs_in_on_the_page_has_a_name_too()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Pages.Person(app)
        {
            Headers =
            {
                ["User-Agent"] = "Mozilla/5.0",
                ["Sec-CH-UA"] = "\"Not A;Brand\";v=\"8\", \"Google Chrome\";v=\"140\"",
                ["Sec-CH-UA-Platform"] = "\"Android\"",
            },
        };
        await person.SignInAsync(app, Given.PhoneNumber().E164);
        var session = Assert.Single(JsonDocument.Parse((await person.GetAsync("/auth/sessions")).Html).RootElement.EnumerateArray());
        Assert.Equal(("Chrome on Android", true), (session.GetProperty("device").GetString(), IsCurrent(session)));
    }

    private static bool IsCurrent(JsonElement session) => session.GetProperty("current").GetBoolean();
}
