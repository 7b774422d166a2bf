using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>
/// Decides whether a code is sent: the limits of the client's address, the number, its prefix, its country and the whole service, in this
/// order. All are counted at once, before the message has a place in the queue.
/// </summary>
internal sealed class SendLimiter(
    LimitStoreScopes store,
    LimitKeys keys,
    RecentRefusals refusals,
    AddressRule addresses,
    PrefixRule prefixes,
    CountryRule countries,
    ServiceRule service,
    IOptions<LimitOptions> limitOptions,
    IOptions<SendLimitOptions> sendLimitOptions)
{
    private readonly LimitOptions limits = limitOptions.Value;
    private readonly SendLimitOptions options = sendLimitOptions.Value;

    /// <summary>Counts a send.</summary>
    /// <returns>The permit, which gives back what it has taken unless it is kept.</returns>
    public async Task<SendPermit> ReserveAsync(PlannedSend send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!limits.Enabled)
        {
            return await FindGuessRefusalAsync(send.PhoneNumber, now, cancellationToken).ConfigureAwait(false) is { } refusal
                ? SendPermit.Refused(refusal)
                : SendPermit.Free;
        }

        var counters = new SendCounters(
            send,
            keys.Number(send.PhoneNumber),
            addresses.KeysOf(send.Client),
            send.ChangedBy is { } user ? keys.User(user) : null,
            now);

        foreach (var key in counters.Addresses.Append(counters.Number))
        {
            if (refusals.Find(key, now) is { } recent)
                return SendPermit.Refused(recent);
        }

        if (counters.Addresses is not [var address, ..])
            return await CountAsync(counters, cancellationToken).ConfigureAwait(false);

        if (refusals.Enter(address, options.AddressPerTenMinutes * options.Factor) is { } busy)
            return SendPermit.Refused(busy);

        try
        {
            return await CountAsync(counters, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            refusals.Leave(address);
        }
    }

    /// <summary>Finds why no code of a number can be used, and counts nothing.</summary>
    public async Task<LimitRefusal?> FindGuessRefusalAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = await store.FindNumberAsync(keys.Number(phoneNumber), now, cancellationToken).ConfigureAwait(false);
        return NumberRule.FindGuessRefusal(counts, GuessLimits.Default, now);
    }

    private async Task<SendPermit> CountAsync(SendCounters counters, CancellationToken cancellationToken)
    {
        var reservation = new SendReservation(store, countries, service, options.Pace, counters);
        try
        {
            await reservation.WhenCountedAsync().ConfigureAwait(false);
            return await DecideAsync(reservation, counters, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await reservation.GiveBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<SendPermit> DecideAsync(SendReservation reservation, SendCounters counters, CancellationToken cancellationToken)
    {
        var now = counters.Now;
        var windows = await reservation.Windows.ConfigureAwait(false);
        var ofAddress = windows.Take(counters.AddressWindows).ToList();
        if (addresses.FindFull(counters.Addresses, ofAddress, now) is var (full, wait))
        {
            var refusal = new LimitRefusal(SignInError.SendLimit, wait, "address");
            refusals.Add(full, refusal, now);
            await reservation.GiveBackWithAddressAsync().ConfigureAwait(false);
            return SendPermit.Refused(refusal);
        }

        if (FindUserRefusal(counters, windows) is { } ofUser)
        {
            await reservation.GiveBackAsync().ConfigureAwait(false);
            return SendPermit.Refused(ofUser);
        }

        if (await reservation.Number.ConfigureAwait(false) is not { } number)
        {
            await reservation.GiveBackAsync().ConfigureAwait(false);
            return SendPermit.Refused(await FindNumberRefusalAsync(counters, cancellationToken).ConfigureAwait(false));
        }

        foreach (var key in counters.Addresses.Append(counters.Number))
            refusals.Remove(key);

        var isKnown = AddressRule.HasVerified(ofAddress, now);
        var suppressedBy = await FindSuppressionAsync(reservation, windows, isKnown, counters, cancellationToken).ConfigureAwait(false);
        return SendPermit.Granted(reservation, counters, NumberRule.NextSendIn(number, options.Pace, now), suppressedBy);
    }

    private async Task<string?> FindSuppressionAsync(
        SendReservation reservation,
        IReadOnlyList<WindowCounts> windows,
        bool isKnown,
        SendCounters counters,
        CancellationToken cancellationToken)
    {
        var (phoneNumber, now) = (counters.Send.PhoneNumber, counters.Now);
        if (prefixes.IsPassed(windows[^2], windows[^1], now))
            return "prefix";

        return countries.FindLimit(phoneNumber, await reservation.Country.ConfigureAwait(false), isKnown, now)
            ?? await service.FindLimitAsync(
                await reservation.Service.ConfigureAwait(false), isKnown, now, cancellationToken).ConfigureAwait(false);
    }

    private LimitRefusal? FindUserRefusal(SendCounters counters, IReadOnlyList<WindowCounts> windows)
    {
        if (counters.User is null)
            return null;

        var day = windows[counters.AddressWindows];
        if (WindowEstimate.Sent(day, LimitPeriod.Day, counters.Now).Value <= options.ChangesPerDay)
            return null;

        var others = WindowEstimate.Sent(day with { Sent = day.Sent - 1 }, LimitPeriod.Day, counters.Now);
        return new LimitRefusal(SignInError.SendLimit, others.WaitFor(options.ChangesPerDay), "number_changes");
    }

    private async Task<LimitRefusal> FindNumberRefusalAsync(SendCounters counters, CancellationToken cancellationToken)
    {
        var counts = await store.FindNumberAsync(counters.Number, counters.Now, cancellationToken).ConfigureAwait(false);
        var refusal = NumberRule.FindSendRefusal(counts, options.Pace, GuessLimits.Default, counters.Send.IsCall, counters.Now);

        // A refused call doesn't refuse the text that the user asks for instead.
        if (!counters.Send.IsCall)
            refusals.Add(counters.Number, refusal, counters.Now);

        return refusal;
    }
}
