namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class SessionListTests
{
    private const string Phone = "+447400123456";
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_the_newest_first_and_which_of_it_is_here()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await Member.SignInAsync(app, Phone, ("User-Agent", Firefox));
        app.Time.Advance(TimeSpan.FromHours(1));
        var unnamed = await Member.SignInAsync(app, Phone);
        await Member.SignInAsync(app, "+447400654321");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, await browser.RefreshAsync());

        using var answer = await browser.SendAsync(HttpMethod.Get, "/auth/sessions");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var text = (await answer.JsonAsync(200)).GetRawText();
        Assert.Equal(
            $$"""[{"id":"{{unnamed.SessionId}}","createdAt":"2031-05-06T13:00:00.789Z","lastUsedAt":"2031-05-06T13:00:00.789Z","""
            + "\"current\":false,\"device\":null},"
            + $$"""{"id":"{{browser.SessionId}}","createdAt":"2031-05-06T12:00:00.789Z","lastUsedAt":"2031-05-06T13:01:00.789Z","""
            + "\"current\":true,\"device\":\"Firefox on Windows\"}]",
            text);
        Assert.Equal([true, false], (await unnamed.SessionsAsync()).Select(IsCurrent));
    }

    [Fact]
    public async Task What_has_ended_is_not_in_the_list()
    {
        await using var app = await TestApp.StartAsync(new() { ["Sessions:IdleLifetime"] = "01:00:00" });
        var idle = await Member.SignInAsync(app, Phone);
        app.Time.Advance(TimeSpan.FromMinutes(59));
        var ended = await Member.SignInAsync(app, Phone);
        var here = await Member.SignInAsync(app, Phone);
        Assert.Equal(3, (await here.SessionsAsync()).Count);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        using (await app.PostAsync("/auth/sign-out", new { refreshToken = ended.RefreshToken }))
            Assert.True(IsCurrent(Assert.Single(await here.SessionsAsync())));
        Assert.Equal(401, await idle.RefreshAsync());
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_no_list()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(Verdict.SignedOut, await app.GetAsync("/auth/sessions").VerdictAsync());
    }

    [Fact]
    public async Task A_browser_that_signs_in_on_the_page_has_a_name_too()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app)
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
        Assert.Equal(("Chrome on Android", true), (session.Text("device"), IsCurrent(session)));
    }

    private static bool IsCurrent(JsonElement session) => session.GetProperty("current").GetBoolean();
}
