using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Gives each call a scope of its own, as each request of an application has one.</summary>
internal abstract class ScopedStores<TStore>(IServiceProvider services)
    where TStore : notnull
{
    protected async Task<T> CallAsync<T>(Func<TStore, Task<T>> call)
    {
        await using var scope = services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TStore>());
    }

    protected Task CallAsync(Func<TStore, Task> call) => CallAsync(async store =>
    {
        await call(store);
        return true;
    });
}

internal sealed class ScopedChallengeStore(IServiceProvider services) : ScopedStores<IChallengeStore>(services), IChallengeStore
{
    public Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken)
        => CallAsync(store => store.AddAsync(challenge, cancellationToken));

    public Task<CodeChallenge?> FindAsync(ChallengeHash hash, CancellationToken cancellationToken)
        => CallAsync(store => store.FindAsync(hash, cancellationToken));

    public Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash hash,
        CodePurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
        => CallAsync(store => store.CountAttemptAsync(hash, purpose, userId, attemptLimit, now, cancellationToken));

    public Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.CountAttemptByNumberAsync(phoneNumber, purpose, attemptLimit, now, cancellationToken));

    public Task<bool> TryConsumeAsync(ChallengeHash hash, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.TryConsumeAsync(hash, nonce, now, cancellationToken));

    public Task<CodeChallenge?> TryResendAsync(
        ChallengeHash hash, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.TryResendAsync(hash, channel, rules, now, cancellationToken));

    public Task RefuseAsync(ChallengeHash hash, int send, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.RefuseAsync(hash, send, now, cancellationToken));
}

internal sealed class ScopedUserStore(IServiceProvider services) : ScopedStores<IPhoneUserStore>(services), IPhoneUserStore
{
    public Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.GetOrAddAsync(phoneNumber, signUp, now, cancellationToken));

    public Task ConfirmCreatedAsync(UserId id, CancellationToken cancellationToken)
        => CallAsync(store => store.ConfirmCreatedAsync(id, cancellationToken));

    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken)
        => CallAsync(store => store.FindAsync(id, cancellationToken));

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => CallAsync(store => store.FindByPhoneNumberAsync(phoneNumber, cancellationToken));

    public Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.TryMovePhoneNumberAsync(id, from, to, now, cancellationToken));

    public Task<IReadOnlyList<StoredPhoneNumber>> ListPhoneNumbersAsync(UserId? after, CancellationToken cancellationToken)
        => CallAsync(store => store.ListPhoneNumbersAsync(after, cancellationToken));

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken)
        => CallAsync(store => store.DeleteAsync(id, cancellationToken));
}

internal sealed class ScopedSessionStore(IServiceProvider services) : ScopedStores<ISessionStore>(services), ISessionStore
{
    public Task AddAsync(Session session, CancellationToken cancellationToken)
        => CallAsync(store => store.AddAsync(session, cancellationToken));

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken)
        => CallAsync(store => store.FindAsync(id, cancellationToken));

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.ListAsync(userId, now, cancellationToken));

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.TryRotateAsync(id, generation, idleUntil, now, cancellationToken));

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.RevokeAsync(id, userId, now, cancellationToken));

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.RevokeAllAsync(userId, except, now, cancellationToken));
}

internal sealed class ScopedLimitStore(IServiceProvider services) : ScopedStores<ILimitStore>(services), ILimitStore
{
    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
        => CallAsync(store => store.ReserveGuessAsync(key, limits, day, cancellationToken));

    public Task<bool> ReserveDeviceGuessAsync(LimitKey key, int inARow, DateOnly day, CancellationToken cancellationToken)
        => CallAsync(store => store.ReserveDeviceGuessAsync(key, inARow, day, cancellationToken));

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => CallAsync(store => store.ReleaseGuessAsync(key, day, cancellationToken));

    public Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, GuessLimits limits, bool isCall, DateTimeOffset now, CancellationToken cancellationToken)
        => CallAsync(store => store.TryPaceAsync(key, pace, limits, isCall, now, cancellationToken));

    public Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at, CancellationToken cancellationToken)
        => CallAsync(store => store.GiveBackPaceAsync(key, at, cancellationToken));

    public Task<NumberCounts> FindNumberAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => CallAsync(store => store.FindNumberAsync(key, day, cancellationToken));

    public Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(
        IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
        => CallAsync(store => store.AddToWindowsAsync(changes, cancellationToken));

    public Task CorrectWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
        => CallAsync(store => store.CorrectWindowsAsync(changes, cancellationToken));

    public Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken)
        => CallAsync(store => store.FindWindowsAsync(windows, cancellationToken));

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => CallAsync(store => store.UnlockAsync(key, day, cancellationToken));
}
