using JwtMongoSms;
using Xunit;

namespace TestSupport.Stores;

/// <summary>Keeping and ending sessions.</summary>
public abstract class SessionContract : StoreContract
{
    [Fact]
    public async Task A_session_is_read_as_it_was_stored()
    {
        var session = await AddAsync();

        var found = await Sessions.FindAsync(session.Id, Token);

        Assert.NotNull(found);
        Assert.Equal(session.Salt.ToArray(), found.Salt.ToArray());
        Assert.Equal(session, found with { Salt = session.Salt });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Firefox on Windows")]
    [InlineData("Aplikacja żółw 🐢 'x' \"y\" $z")]
    public async Task A_session_keeps_the_name_of_its_device_when_it_moves_on(string? device)
    {
        var session = await AddAsync(change: session => session with { Device = device });
        Assert.Equal(device, Assert.Single(await Sessions.ListAsync(session.UserId, Now, Token)).Device);

        var rotated = await Sessions.TryRotateAsync(session.Id, session.Generation, Now.AddDays(14), Now, Token);
        Assert.Equal(device, rotated!.Device);
        Assert.Equal(device, (await Sessions.FindAsync(session.Id, Token))!.Device);
    }

    [Fact]
    public async Task An_unknown_session_is_not_found()
        => Assert.Null(await Sessions.FindAsync(SessionId.New(), Token));

    [Fact]
    public async Task Storing_a_session_again_changes_nothing()
    {
        var session = await AddAsync();
        await Sessions.RevokeAsync(session.Id, session.UserId, Now, Token);

        await Sessions.AddAsync(session, Token);

        Assert.NotNull((await Sessions.FindAsync(session.Id, Token))!.RevokedAt);
    }

    [Fact]
    public async Task A_user_s_live_sessions_are_listed_newest_first()
    {
        var user = UserId.New(Now);
        var first = await AddAsync(user);
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await AddAsync(user);
        Time.Advance(TimeSpan.FromSeconds(1));
        var third = await AddAsync(user);
        await AddAsync();
        await Sessions.RevokeAsync(second.Id, user, Now, Token);

        Assert.Equal([third.Id, first.Id], await ListAsync(user));
    }

    [Fact]
    public async Task A_session_is_listed_until_the_last_millisecond_of_its_idle_time()
    {
        var session = await AddAsync();
        MoveTo(session.IdleUntil.AddMilliseconds(-1));
        Assert.Equal([session.Id], await ListAsync(session.UserId));

        MoveTo(session.IdleUntil);
        Assert.Empty(await ListAsync(session.UserId));
    }

    [Fact]
    public async Task A_session_is_listed_until_its_end_whatever_its_idle_time()
    {
        var session = await AddAsync(change: session => session with { IdleUntil = session.EndsAt.AddDays(1) });
        MoveTo(session.EndsAt.AddMilliseconds(-1));
        Assert.Equal([session.Id], await ListAsync(session.UserId));

        MoveTo(session.EndsAt);
        Assert.Empty(await ListAsync(session.UserId));
    }

    [Fact]
    public async Task A_session_is_ended_once()
    {
        var session = await AddAsync();
        var endedAt = Now;
        Assert.True(await Sessions.RevokeAsync(session.Id, session.UserId, Now, Token));
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await Sessions.RevokeAsync(session.Id, session.UserId, Now, Token));
        Assert.Equal(endedAt, (await Sessions.FindAsync(session.Id, Token))!.RevokedAt);
    }

    [Fact]
    public async Task One_of_two_hundred_calls_at_once_ends_a_session()
    {
        var session = await AddAsync();

        var ended = await Race.RunAsync(_ => Sessions.RevokeAsync(session.Id, session.UserId, Now, Token));

        Assert.Single(ended, isEnded => isEnded);
    }

    [Fact]
    public async Task Another_user_s_session_is_not_ended()
    {
        var session = await AddAsync();

        Assert.False(await Sessions.RevokeAsync(session.Id, UserId.New(Now), Now, Token));
        Assert.Null((await Sessions.FindAsync(session.Id, Token))!.RevokedAt);
    }

    [Fact]
    public async Task All_of_a_user_s_sessions_end_but_one()
    {
        var user = UserId.New(Now);
        var kept = await AddAsync(user);
        await AddAsync(user);
        await AddAsync(user);
        var stranger = await AddAsync();

        Assert.Equal(2, await Sessions.RevokeAllAsync(user, kept.Id, Now, Token));
        Assert.Equal([kept.Id], await ListAsync(user));
        Assert.Equal([stranger.Id], await ListAsync(stranger.UserId));
    }

    [Fact]
    public async Task All_of_a_user_s_sessions_end()
    {
        var user = UserId.New(Now);
        await AddAsync(user);
        await AddAsync(user);

        Assert.Equal(2, await Sessions.RevokeAllAsync(user, except: null, Now, Token));
        Assert.Equal(0, await Sessions.RevokeAllAsync(user, except: null, Now, Token));
        Assert.Empty(await ListAsync(user));
    }

    private async Task<Session> AddAsync(UserId? user = null, Func<Session, Session>? change = null)
    {
        var session = Given.Session(Now, user);
        session = change is null ? session : change(session);
        await Sessions.AddAsync(session, Token);
        return session;
    }

    private async Task<IEnumerable<SessionId>> ListAsync(UserId user)
        => (await Sessions.ListAsync(user, Now, Token)).Select(session => session.Id);
}
