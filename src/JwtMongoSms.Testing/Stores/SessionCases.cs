using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Keeping and ending sessions.</summary>
internal sealed class SessionCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_session_is_read_as_it_was_stored()
    {
        var session = await AddSessionAsync();

        var found = await Sessions.FindAsync(session.Id, CancellationToken);

        Assert.NotNull(found);
        Assert.Equal(session.Salt, found.Salt);
        Assert.Equal(session, found with { Salt = session.Salt });
    }

    [Case(null)]
    [Case("Firefox on Windows")]
    [Case("Aplikacja żółw 🐢 'x' \"y\" $z")]
    internal async Task A_session_keeps_the_name_of_its_device_when_it_moves_on(string? device)
    {
        var session = await AddSessionAsync(change: session => session with { Device = device });
        Assert.Equal(device, Assert.Single(await Sessions.ListAsync(session.UserId, Now, CancellationToken)).Device);

        var rotated = await Sessions.TryRotateAsync(session.Id, session.Generation, Now.AddDays(14), Now, CancellationToken);
        Assert.Equal(device, rotated!.Device);
        Assert.Equal(device, (await Sessions.FindAsync(session.Id, CancellationToken))!.Device);
    }

    [Case]
    internal async Task An_unknown_session_is_not_found()
        => Assert.Null(await Sessions.FindAsync(SessionId.New(), CancellationToken));

    [Case]
    internal async Task Storing_a_session_again_changes_nothing()
    {
        var session = await AddSessionAsync();
        await Sessions.RevokeAsync(session.Id, session.UserId, Now, CancellationToken);

        await Sessions.AddAsync(session, CancellationToken);

        Assert.NotNull((await Sessions.FindAsync(session.Id, CancellationToken))!.RevokedAt);
    }

    [Case]
    internal async Task A_user_s_live_sessions_are_listed_newest_first()
    {
        var user = UserId.New(Now);
        var first = await AddSessionAsync(user);
        Advance(TimeSpan.FromSeconds(1));
        var second = await AddSessionAsync(user);
        Advance(TimeSpan.FromSeconds(1));
        var third = await AddSessionAsync(user);
        await AddSessionAsync();
        await Sessions.RevokeAsync(second.Id, user, Now, CancellationToken);

        Assert.Equal([third.Id, first.Id], await ListAsync(user));
    }

    [Case]
    internal async Task A_session_is_listed_until_the_last_millisecond_of_its_idle_time()
    {
        var session = await AddSessionAsync();
        MoveTo(session.IdleUntil.AddMilliseconds(-1));
        Assert.Equal([session.Id], await ListAsync(session.UserId));

        MoveTo(session.IdleUntil);
        Assert.Empty(await ListAsync(session.UserId));
    }

    [Case]
    internal async Task A_session_is_listed_until_its_end_whatever_its_idle_time()
    {
        var session = await AddSessionAsync(change: session => session with { IdleUntil = session.EndsAt.AddDays(1) });
        MoveTo(session.EndsAt.AddMilliseconds(-1));
        Assert.Equal([session.Id], await ListAsync(session.UserId));

        MoveTo(session.EndsAt);
        Assert.Empty(await ListAsync(session.UserId));
    }

    [Case]
    internal async Task A_session_is_ended_once()
    {
        var session = await AddSessionAsync();
        var endedAt = Now;
        Assert.True(await Sessions.RevokeAsync(session.Id, session.UserId, Now, CancellationToken));
        Advance(TimeSpan.FromSeconds(1));

        Assert.False(await Sessions.RevokeAsync(session.Id, session.UserId, Now, CancellationToken));
        Assert.Equal(endedAt, (await Sessions.FindAsync(session.Id, CancellationToken))!.RevokedAt);
    }

    [Case]
    internal async Task One_of_two_hundred_calls_at_once_ends_a_session()
    {
        var session = await AddSessionAsync();

        var ended = await Race.RunAsync(_ => Sessions.RevokeAsync(session.Id, session.UserId, Now, CancellationToken));

        Assert.Single(ended, isEnded => isEnded);
    }

    [Case]
    internal async Task Another_user_s_session_is_not_ended()
    {
        var session = await AddSessionAsync();

        Assert.False(await Sessions.RevokeAsync(session.Id, UserId.New(Now), Now, CancellationToken));
        Assert.Null((await Sessions.FindAsync(session.Id, CancellationToken))!.RevokedAt);
    }

    [Case]
    internal async Task All_of_a_user_s_sessions_end_but_one()
    {
        var user = UserId.New(Now);
        var kept = await AddSessionAsync(user);
        await AddSessionAsync(user);
        await AddSessionAsync(user);
        var stranger = await AddSessionAsync();

        Assert.Equal(2, await Sessions.RevokeAllAsync(user, kept.Id, Now, CancellationToken));
        Assert.Equal([kept.Id], await ListAsync(user));
        Assert.Equal([stranger.Id], await ListAsync(stranger.UserId));
    }

    [Case]
    internal async Task All_of_a_user_s_sessions_end()
    {
        var user = UserId.New(Now);
        await AddSessionAsync(user);
        await AddSessionAsync(user);

        Assert.Equal(2, await Sessions.RevokeAllAsync(user, except: null, Now, CancellationToken));
        Assert.Equal(0, await Sessions.RevokeAllAsync(user, except: null, Now, CancellationToken));
        Assert.Empty(await ListAsync(user));
    }

    private async Task<IEnumerable<SessionId>> ListAsync(UserId user)
        => (await Sessions.ListAsync(user, Now, CancellationToken)).Select(session => session.Id);
}
