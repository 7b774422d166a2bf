using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>The moment from which the next send to a phone number is counted, to the millisecond.</summary>
internal sealed class PaceBoundCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    // The hour and the day are what bounds these.
    private static readonly SendPace Unpaused = Given.SendPace with { Pauses = [TimeSpan.FromSeconds(1)] };

    private readonly LimitKey key = Given.LimitKey();

    [Case]
    internal async Task One_number_s_sends_leave_another_s_alone()
    {
        await SendAsync(Given.SendPace);

        var other = Given.LimitKey();
        Assert.NotNull(await Limits.TryPaceAsync(other, Given.SendPace, Given.GuessLimits, isCall: false, Now, CancellationToken));
    }

    [Case]
    internal async Task Each_send_waits_for_the_pause_after_the_one_before()
    {
        await SendAsync(Given.SendPace);
        foreach (var pause in Given.SendPace.Pauses.Take(Given.SendPace.PerHour - 1))
            await MustWaitUntilAsync(Now + pause, Given.SendPace);
    }

    [Case]
    internal async Task Past_their_end_the_last_pause_holds()
    {
        var pace = Given.SendPace with { Pauses = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)] };
        await SendAsync(pace);
        await MustWaitUntilAsync(Now.AddSeconds(10), pace);
        for (var send = 3; send <= pace.PerHour; send++)
            await MustWaitUntilAsync(Now.AddSeconds(20), pace);
    }

    [Case]
    internal async Task A_send_that_has_left_the_hour_lengthens_no_pause()
    {
        var pace = Given.SendPace with { Pauses = [TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(45)] };
        var first = Now;
        await SendAsync(pace);
        await MustWaitUntilAsync(first.AddMinutes(10), pace);
        await MustWaitUntilAsync(first.AddMinutes(30), pace);

        // Until then three have been sent in the hour, and 45 minutes have to pass.
        await MustWaitUntilAsync(first + Hour, pace);
    }

    [Case]
    internal async Task An_hour_has_its_sends_and_no_more()
    {
        var first = Now;
        await SendHourAsync();

        for (var send = 0; send < Unpaused.PerHour; send++)
            await MustWaitUntilAsync(first.AddSeconds(send) + Hour, Unpaused);
    }

    [Case]
    internal async Task A_day_has_its_sends_and_no_more()
    {
        var first = Now;
        await SendHourAsync();
        Advance(Hour);
        await SendHourAsync();
        Advance(Hour);

        await MustBeRefusedAsync(Unpaused);
        for (var send = 0; send < Unpaused.PerHour; send++)
            await MustWaitUntilAsync(first.AddSeconds(send) + SendPace.KeptAfterSend, Unpaused);
    }

    [Case]
    internal async Task An_hour_has_its_calls_and_other_sends_beside_them()
    {
        var first = Now;
        await SendAsync(Unpaused, isCall: true);
        Advance(TimeSpan.FromSeconds(1));
        await SendAsync(Unpaused, isCall: true);
        Advance(TimeSpan.FromSeconds(1));

        await MustBeRefusedAsync(Unpaused, isCall: true);
        await SendAsync(Unpaused);
        await MustWaitUntilAsync(first + Hour, Unpaused, isCall: true);
        await MustWaitUntilAsync(first.AddSeconds(1) + Hour, Unpaused, isCall: true);
    }

    [Case]
    internal async Task A_call_counts_as_a_send()
    {
        await SendAsync(Unpaused, isCall: true);
        for (var send = 1; send < Unpaused.PerHour; send++)
        {
            Advance(TimeSpan.FromSeconds(1));
            await SendAsync(Unpaused);
        }

        Advance(TimeSpan.FromSeconds(1));
        await MustBeRefusedAsync(Unpaused);
    }

    [Case]
    internal async Task A_send_that_a_fast_clock_counted_in_the_future_refuses_all_before_it()
    {
        var present = Now;
        Advance(Hour);
        await SendAsync(Given.SendPace);
        var future = Now;

        MoveTo(present);
        await MustBeRefusedAsync(Given.SendPace);
        await MustWaitUntilAsync(future + Given.SendPace.Pauses[0], Given.SendPace);
    }

    private Task<NumberCounts?> TryPaceAsync(SendPace pace, bool isCall)
        => Limits.TryPaceAsync(key, pace, Given.GuessLimits, isCall, Now, CancellationToken);

    private async Task SendAsync(SendPace pace, bool isCall = false) => Assert.NotNull(await TryPaceAsync(pace, isCall));

    private async Task MustBeRefusedAsync(SendPace pace, bool isCall = false) => Assert.Null(await TryPaceAsync(pace, isCall));

    // As many as an hour has, a second apart.
    private async Task SendHourAsync()
    {
        for (var send = 0; send < Unpaused.PerHour; send++)
        {
            await SendAsync(Unpaused);
            Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task MustWaitUntilAsync(DateTimeOffset moment, SendPace pace, bool isCall = false)
    {
        MoveTo(moment - Millisecond);
        await MustBeRefusedAsync(pace, isCall);
        MoveTo(moment);
        await SendAsync(pace, isCall);
    }
}
