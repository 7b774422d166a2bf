namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>What happens while the store's answer about a session is on its way.</summary>
public sealed class SlowResponseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_as_old_as_its_question_however_long_it_took()
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await mongo.App.StartSessionAsync();
        var hold = mongo.Server.Faults.On("find", "signInSessions").HoldAfter();
        var asking = mongo.App.GetAsync("/guarded", access);
        await hold.ReachedAsync(Cancelled);

        // As another instance does it, while the answer is under way.
        var store = mongo.App.Services.GetRequiredService<ISessionStore>();
        Assert.True(await store.RevokeAsync(session.Session.Id, session.Session.UserId, mongo.App.Time.GetUtcNow(), Cancelled));
        mongo.App.Time.Advance(TimeSpan.FromSeconds(3));
        hold.Release();
        Assert.Equal(200, await asking.StatusAsync());

        mongo.App.Time.Advance(TimeSpan.FromMilliseconds(6_999));
        Assert.Equal(200, await mongo.App.GetAsync("/guarded", access).StatusAsync());
        mongo.App.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(401, await mongo.App.GetAsync("/guarded", access).StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_ends_here_while_an_answer_is_under_way_is_over_for_the_next_request(bool everywhere)
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await mongo.App.StartSessionAsync();
        var hold = mongo.Server.Faults.On("find", "signInSessions").HoldAfter();
        var asking = mongo.App.GetAsync("/guarded", access);
        await hold.ReachedAsync(Cancelled);

        var sessions = mongo.App.Services.GetRequiredService<ISessionService>();
        if (everywhere)
            Assert.Equal(1, await sessions.EndAllAsync(session.Session.UserId, except: null, Cancelled));
        else
            Assert.True(await sessions.EndAsync(session.Session.Id, session.Session.UserId, Cancelled));

        hold.Release();
        Assert.Equal(200, await asking.StatusAsync());
        Assert.Equal(401, await mongo.App.GetAsync("/guarded", access).StatusAsync());
    }

    [Fact]
    public async Task A_sign_out_everywhere_whose_reply_is_lost_is_done_all_the_same_and_said_to_be()
    {
        await using var mongo = await MongoApp.StartAsync();
        var (access, session) = await mongo.App.StartSessionAsync();
        Assert.Equal(200, await mongo.App.GetAsync("/guarded", access).StatusAsync());

        mongo.Server.Faults.On("update", "signInSessions").DropAfter();
        var sessions = mongo.App.Services.GetRequiredService<ISessionService>();
        await sessions.EndAllAsync(session.Session.UserId, except: null, Cancelled);
        Assert.Equal(401, await mongo.App.GetAsync("/guarded", access).StatusAsync());
    }
}
