using JwtMongoSms.AspNetCore.Tests.Pages;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class EndSessionTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task One_device_ends_another_at_once_and_stays_signed_in_itself()
    {
        await using var app = await TestApp.StartAsync();
        var lost = await SignedInDevice.SignInAsync(app, Phone);
        var here = await SignedInDevice.SignInAsync(app, Phone);
        Assert.True(await lost.IsSignedInAsync());

        Assert.Equal(StatusCodes.Status204NoContent, await here.StatusAsync(HttpMethod.Delete, "/auth/sessions/" + lost.SessionId));
        Assert.False(await lost.IsSignedInAsync());
        Assert.False(await lost.TryRefreshAsync());
        Assert.True(await here.IsSignedInAsync());
        Assert.Equal(here.SessionId, Assert.Single(await here.ListAsync()).GetProperty("id").GetString());

        await MustBeUnknownAsync(here, lost.SessionId);
    }

    [Fact]
    public async Task Another_persons_session_is_as_unknown_as_one_that_never_was()
    {
        await using var app = await TestApp.StartAsync();
        var stranger = await SignedInDevice.SignInAsync(app, "+447400654321");
        var here = await SignedInDevice.SignInAsync(app, Phone);

        var never = SessionId.New().Value;
        Assert.Equal(await MustBeUnknownAsync(here, never), await MustBeUnknownAsync(here, stranger.SessionId));
        Assert.True(await stranger.IsSignedInAsync());
        Assert.True(await stranger.TryRefreshAsync());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("%24ne")]
    [InlineData("a%2Fb")]
    [InlineData("%00")]
    [InlineData("%F0%9F%92%A9")]
    public async Task What_is_no_id_is_unknown_too(string id)
    {
        await using var app = await TestApp.StartAsync();
        var here = await SignedInDevice.SignInAsync(app, Phone);
        if (id == "%00")
            Assert.Equal(StatusCodes.Status400BadRequest, await here.StatusAsync(HttpMethod.Delete, "/auth/sessions/" + id));
        else
            await MustBeUnknownAsync(here, id);

        Assert.True(await here.IsSignedInAsync());
    }

    [Fact]
    public async Task Ending_ones_own_session_takes_the_cookies_along_and_ending_another_leaves_them()
    {
        await using var app = await TestApp.StartAsync();
        var other = await SignedInDevice.SignInAsync(app, Phone);
        using var person = new Person(app) { Headers = { ["X-Requested-With"] = "fetch" } };
        await person.SignInAsync(app, Phone);
        var own = person.Cookies["jms-refresh"].Split('.')[0];

        Assert.Equal(StatusCodes.Status204NoContent, (await DeleteAsync(person, other.SessionId)).Status);
        Assert.True(await person.IsSignedInAsync());
        Assert.Equal(StatusCodes.Status204NoContent, (await DeleteAsync(person, own)).Status);
        Assert.DoesNotContain(person.Cookies.Keys, name => name is "jms-access" or "jms-refresh");
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task A_cookie_alone_ends_nothing_when_the_header_that_forces_a_preflight_is_missing()
    {
        await using var app = await TestApp.StartAsync();
        var other = await SignedInDevice.SignInAsync(app, Phone);
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);

        var refused = await DeleteAsync(person, other.SessionId);
        Assert.Equal(StatusCodes.Status401Unauthorized, refused.Status);
        Assert.Contains("X-Requested-With", refused.Html, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status401Unauthorized, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.True(await other.IsSignedInAsync());
        Assert.True(await person.IsSignedInAsync());
    }

    private static Task<Page> DeleteAsync(Person person, string id)
        => person.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/auth/sessions/" + id));

    private static async Task<string?> MustBeUnknownAsync(SignedInDevice device, string id)
    {
        using var answer = await device.SendAsync(HttpMethod.Delete, "/auth/sessions/" + id);
        var problem = await TestApp.JsonAsync(answer, StatusCodes.Status404NotFound);
        Assert.Equal("session_unknown", problem.GetProperty("code").GetString());
        return problem.GetProperty("detail").GetString();
    }
}
