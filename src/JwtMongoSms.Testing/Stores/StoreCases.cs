using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>What the cases of stores have in common: an empty store, and a time that they move by hand.</summary>
internal abstract class StoreCases(IServiceProvider services, CancellationToken cancellationToken)
{
    protected CancellationToken CancellationToken { get; } = cancellationToken;

    protected DateTimeOffset Now { get; private set; } = Given.Start;

    protected IChallengeStore Challenges { get; } = new ScopedChallengeStore(services);

    protected IPhoneUserStore Users { get; } = new ScopedUserStore(services);

    protected ISessionStore Sessions { get; } = new ScopedSessionStore(services);

    protected ILimitStore Limits { get; } = new ScopedLimitStore(services);

    protected void Advance(TimeSpan time) => Now += time;

    protected void MoveTo(DateTimeOffset moment) => Now = moment;

    /// <summary>Stores a challenge and gives it back.</summary>
    protected async Task<CodeChallenge> AddChallengeAsync(Func<CodeChallenge, CodeChallenge>? change = null)
    {
        var challenge = Given.Challenge(Now);
        challenge = change is null ? challenge : change(challenge);
        await Challenges.AddAsync(challenge, CancellationToken);
        return challenge;
    }

    protected async Task<CodeChallenge> FindChallengeAsync(CodeChallenge challenge)
    {
        var found = await Challenges.FindAsync(challenge.Hash, CancellationToken);
        Assert.NotNull(found);
        return found;
    }

    /// <summary>Stores a session and gives it back.</summary>
    protected async Task<Session> AddSessionAsync(UserId? user = null, Func<Session, Session>? change = null)
    {
        var session = Given.Session(Now, user);
        session = change is null ? session : change(session);
        await Sessions.AddAsync(session, CancellationToken);
        return session;
    }
}
