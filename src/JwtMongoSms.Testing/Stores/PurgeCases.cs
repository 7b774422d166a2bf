using JwtMongoSms.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Testing.Stores;

/// <summary>
/// What the cases of a purge have in common. A store whose purge isn't registered may keep records for ever, and must not lose one.
/// </summary>
internal abstract class PurgeCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    // A store may wait until no clock that lags counts a day any more.
    protected static readonly TimeSpan Delay = TimeSpan.FromDays(3);
    protected static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly IStorePurge? purge = services.GetService<IStorePurge>();

    protected LimitKey Key { get; } = Given.LimitKey();

    protected DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    protected Task<bool> TryReserveAsync() => Limits.ReserveGuessAsync(Key, GuessLimits.Default, Today, CancellationToken);

    /// <summary>Reserves guesses, on as many days as they take.</summary>
    protected async Task ReserveAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            if (time > 0 && time % GuessLimits.Default.PerDay == 0)
                Advance(TimeSpan.FromDays(1));

            Assert.True(await TryReserveAsync());
        }
    }

    protected async Task MustBeAsync(int onDay, int inARow)
    {
        var counts = await Limits.FindNumberAsync(Key, Today, CancellationToken);
        Assert.Equal((onDay, inARow), (counts.GuessesOnDay, counts.FailuresInARow));
    }

    protected async Task PurgeAsync()
    {
        if (purge is not null)
            await purge.RunAsync(Now, CancellationToken);
    }

    protected async Task MustPurgeAsync(int records)
    {
        if (purge is not null)
            Assert.Equal(records, await purge.RunAsync(Now, CancellationToken));
    }
}
