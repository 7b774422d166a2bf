using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Moving a session to its next refresh token.</summary>
internal sealed class RotationCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_live_session_moves_to_the_next_generation()
    {
        var session = await AddSessionAsync();
        Advance(TimeSpan.FromDays(1));

        var moved = await RotateAsync(session, generation: 0);

        Assert.NotNull(moved);
        Assert.Equal((1, Now, Now.AddDays(14)), (moved.Generation, moved.RotatedAt, moved.IdleUntil));
        Assert.Equal((session.EndsAt, session.CreatedAt), (moved.EndsAt, moved.CreatedAt));
        Assert.Equal(session.Salt, moved.Salt);
        Assert.Equal(1, (await Sessions.FindAsync(session.Id, CancellationToken))!.Generation);
    }

    [Case]
    internal async Task One_of_two_hundred_moves_at_once_wins()
    {
        var session = await AddSessionAsync();

        var moved = await Race.RunAsync(_ => RotateAsync(session, generation: 0));

        Assert.Single(moved, winner => winner is not null);
        Assert.Equal(1, (await Sessions.FindAsync(session.Id, CancellationToken))!.Generation);
    }

    [Case(0)]
    [Case(2)]
    internal async Task Another_generation_moves_nothing(int generation)
    {
        var session = await AddSessionAsync();
        await RotateAsync(session, generation: 0);

        Assert.Null(await RotateAsync(session, generation));
        Assert.Equal(1, (await Sessions.FindAsync(session.Id, CancellationToken))!.Generation);
    }

    [Case]
    internal async Task A_revoked_session_does_not_move()
    {
        var session = await AddSessionAsync();
        await Sessions.RevokeAsync(session.Id, session.UserId, Now, CancellationToken);

        Assert.Null(await RotateAsync(session, generation: 0));
    }

    [Case]
    internal async Task An_idle_session_moves_until_the_last_millisecond()
    {
        var session = await AddSessionAsync();
        MoveTo(session.IdleUntil);
        Assert.Null(await RotateAsync(session, generation: 0));

        MoveBack(session.IdleUntil);
        Assert.NotNull(await RotateAsync(session, generation: 0));
    }

    [Case]
    internal async Task A_session_moves_until_the_last_millisecond_before_its_end()
    {
        var session = await AddSessionAsync(change: session => session with { IdleUntil = session.EndsAt.AddDays(1) });
        MoveTo(session.EndsAt);
        Assert.Null(await RotateAsync(session, generation: 0));

        MoveBack(session.EndsAt);
        Assert.NotNull(await RotateAsync(session, generation: 0));
    }

    [Case]
    internal async Task An_unknown_session_does_not_move()
        => Assert.Null(await RotateAsync(Given.Session(Now), generation: 0));

    private void MoveBack(DateTimeOffset end) => MoveTo(end.AddMilliseconds(-1));

    private Task<Session?> RotateAsync(Session session, int generation)
        => Sessions.TryRotateAsync(session.Id, generation, Now.AddDays(14), Now, CancellationToken);
}
