using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>How long the sends to a phone number are kept.</summary>
internal sealed class PacePurgeCases(IServiceProvider services, CancellationToken cancellationToken)
    : PurgeCases(services, cancellationToken)
{
    // One a day, so that the next send shows whether the record is still there.
    private static readonly SendPace Pace = new([TimeSpan.FromSeconds(30)], PerHour: 1, PerDay: 1, CallsPerHour: 1);

    private DateTimeOffset Tomorrow => new(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    [Case]
    internal async Task A_send_is_kept_for_as_long_as_it_counts_and_then_purged()
    {
        await SendAsync();

        await MustKeepTheSendAsync();
        Advance(Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_send_after_a_right_code_is_kept_for_as_long()
    {
        await ReserveAsync(1);
        await Limits.ReleaseGuessAsync(Key, Today, CancellationToken);
        MoveTo(Tomorrow.AddHours(23));
        await SendAsync();

        await MustKeepTheSendAsync();
    }

    [Case]
    internal async Task A_right_code_whose_guess_was_reserved_yesterday_shortens_no_send_s_time()
    {
        var yesterday = Today;
        await ReserveAsync(1);
        MoveTo(Tomorrow.AddMinutes(30));
        await SendAsync();
        await Limits.ReleaseGuessAsync(Key, yesterday, CancellationToken);

        await MustKeepTheSendAsync();
        Advance(Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_send_shortens_no_failure_s_time()
    {
        await ReserveAsync(1);
        Advance(TimeSpan.FromDays(1));
        await SendAsync();

        Advance(SendPace.KeptAfterSend + Delay);
        await MustPurgeAsync(0);
        await MustBeAsync(onDay: 0, inARow: 1);

        Advance(GuessLimits.KeptAfterFailure);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_locked_number_that_was_sent_a_code_is_never_purged()
    {
        await ReserveAsync(GuessLimits.Default.InARow - 1);
        await SendAsync();
        await ReserveAsync(1);

        Advance(GuessLimits.KeptAfterFailure * 10);
        await MustPurgeAsync(0);
        await MustBeAsync(onDay: 0, GuessLimits.Default.InARow);
    }

    [Case]
    internal async Task A_number_whose_only_send_was_given_back_is_purged_like_any_other()
    {
        await SendAsync();
        await Limits.GiveBackPaceAsync(Key, Now, CancellationToken);

        Advance(Delay);
        await MustPurgeAsync(1);
    }

    private Task<NumberCounts?> TryPaceAsync()
        => Limits.TryPaceAsync(Key, Pace, GuessLimits.Default, isCall: false, Now, CancellationToken);

    private async Task SendAsync() => Assert.NotNull(await TryPaceAsync());

    private async Task MustKeepTheSendAsync()
    {
        Advance(SendPace.KeptAfterSend - Millisecond);
        await MustPurgeAsync(0);
        Assert.Null(await TryPaceAsync());
    }
}
