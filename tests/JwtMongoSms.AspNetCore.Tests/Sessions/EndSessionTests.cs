namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class EndSessionTests
{
    private const string Phone = "+447400123456";
    private static readonly Verdict Unknown = new(404, "session_unknown");

    [Fact]
    public async Task One_device_ends_another_at_once_and_stays_signed_in_itself()
    {
        await using var app = await TestApp.StartAsync();
        var (lost, here) = (await Member.SignInAsync(app, Phone), await Member.SignInAsync(app, Phone));
        Assert.True(await lost.IsSignedInAsync());

        Assert.Equal(new Verdict(204), await EndAsync(here, lost.SessionId));
        Assert.False(await lost.IsSignedInAsync());
        Assert.Equal(401, await lost.RefreshAsync());
        Assert.True(await here.IsSignedInAsync());
        Assert.Equal(here.SessionId, Assert.Single(await here.SessionsAsync()).Text("id"));
        Assert.Equal(Unknown, await EndAsync(here, lost.SessionId));
    }

    [Fact]
    public async Task Another_persons_session_is_as_unknown_as_one_that_never_was()
    {
        await using var app = await TestApp.StartAsync();
        var (stranger, here) = (await Member.SignInAsync(app, "+447400654321"), await Member.SignInAsync(app, Phone));
        Assert.Equal(await DetailAsync(SessionId.New().Value), await DetailAsync(stranger.SessionId));
        Assert.True(await stranger.IsSignedInAsync());
        Assert.Equal(200, await stranger.RefreshAsync());

        async Task<string> DetailAsync(string id)
        {
            Assert.Equal(Unknown, await EndAsync(here, id));
            return (await here.SendAsync(HttpMethod.Delete, "/auth/sessions/" + id).JsonAsync(404)).Text("detail");
        }
    }

    [Fact]
    public async Task Ending_ones_own_session_takes_the_cookies_along_and_ending_another_leaves_them()
    {
        await using var app = await TestApp.StartAsync();
        var other = await Member.SignInAsync(app, Phone);
        using var person = new Person(app) { Headers = { ["X-Requested-With"] = "fetch" } };
        await person.SignInAsync(app, Phone);
        var own = person.Cookies["jms-refresh"].Split('.')[0];

        Assert.Equal(204, (await person.DeleteAsync("/auth/sessions/" + other.SessionId)).Status);
        Assert.True(await person.IsSignedInAsync());
        Assert.Equal(204, (await person.DeleteAsync("/auth/sessions/" + own)).Status);
        Assert.False(person.HasTokens);
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task A_cookie_alone_ends_nothing_when_the_header_that_forces_a_preflight_is_missing()
    {
        await using var app = await TestApp.StartAsync();
        var other = await Member.SignInAsync(app, Phone);
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);

        var refused = await person.DeleteAsync("/auth/sessions/" + other.SessionId);
        Assert.Equal(401, refused.Status);
        Assert.Contains("X-Requested-With", refused.Html, StringComparison.Ordinal);
        Assert.Equal(401, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.True(await other.IsSignedInAsync());
        Assert.True(await person.IsSignedInAsync());
    }

    private static Task<Verdict> EndAsync(Member member, string id)
        => member.SendAsync(HttpMethod.Delete, "/auth/sessions/" + id).VerdictAsync();
}
