using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Tests.Mongo;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>What happens while the store's answer about a session is on its way.</summary>
public sealed class SlowResponseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_as_old_as_its_question_however_long_it_took()
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await SignInAsync(mongo.App);
        var hold = mongo.Server.Faults.On("find", "signInSessions").HoldAfter();
        var asking = mongo.App.GetAsync("/guarded", access);
        await hold.ReachedAsync(Cancelled);

        // As another instance does it, while the answer is under way.
        var store = mongo.App.Services.GetRequiredService<ISessionStore>();
        Assert.True(await store.RevokeAsync(session.Id, session.UserId, mongo.App.Time.GetUtcNow(), Cancelled));
        mongo.App.Time.Advance(TimeSpan.FromSeconds(3));
        hold.Release();
        using (var answer = await asking)
            Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);

        mongo.App.Time.Advance(TimeSpan.FromMilliseconds(6_999));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(mongo.App, access));
        mongo.App.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(mongo.App, access));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_ends_here_while_an_answer_is_under_way_is_over_for_the_next_request(bool everywhere)
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await SignInAsync(mongo.App);
        var hold = mongo.Server.Faults.On("find", "signInSessions").HoldAfter();
        var asking = mongo.App.GetAsync("/guarded", access);
        await hold.ReachedAsync(Cancelled);

        var sessions = mongo.App.Services.GetRequiredService<ISessionService>();
        if (everywhere)
            Assert.Equal(1, await sessions.EndAllAsync(session.UserId, except: null, Cancelled));
        else
            Assert.True(await sessions.EndAsync(session.Id, session.UserId, Cancelled));

        hold.Release();
        using (var answer = await asking)
            Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);

        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(mongo.App, access));
    }

    [Fact]
    public async Task A_sign_out_everywhere_whose_reply_is_lost_is_done_all_the_same_and_said_to_be()
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await SignInAsync(mongo.App);
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(mongo.App, access));

        mongo.Server.Faults.On("update", "signInSessions").DropAfter();
        await mongo.App.Services.GetRequiredService<ISessionService>().EndAllAsync(session.UserId, except: null, Cancelled);
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(mongo.App, access));
    }

    private static async Task<int> StatusAsync(TestApp app, string access)
    {
        using var answer = await app.GetAsync("/guarded", access);
        return (int)answer.StatusCode;
    }

    private static async Task<(string Access, Session Session)> SignInAsync(TestApp app)
    {
        var users = app.Services.GetRequiredService<IPhoneUserStore>();
        var signIn = await users.GetOrAddAsync(Given.PhoneNumber(), true, app.Time.GetUtcNow(), Cancelled);
        var started = await app.Services.GetRequiredService<ISessionService>().StartAsync(signIn!.User.Id, cancellationToken: Cancelled);
        return (app.Services.GetRequiredService<AccessTokenIssuer>().Issue(started.Session, []).Value, started.Session);
    }
}
