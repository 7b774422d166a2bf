namespace JwtMongoSms.Limits;

/// <summary>What one send takes from the limits: all of it is counted at once, and what turns out not to be needed is given back.</summary>
internal sealed class SendReservation
{
    private readonly LimitStoreScopes store;
    private readonly CountryRule countries;
    private readonly ServiceRule service;
    private readonly SendCounters counters;
    private bool hasMessage = true;

    /// <summary>
    /// Starts every command. None is cancelled with the request: what a client counts and leaves by hanging up would never be given back.
    /// </summary>
    public SendReservation(
        LimitStoreScopes store,
        CountryRule countries,
        ServiceRule service,
        SendPace pace,
        SendCounters counters)
    {
        (this.store, this.countries, this.service, this.counters) = (store, countries, service, counters);
        var (send, now) = (counters.Send, counters.Now);
        Number = store.TryPaceAsync(counters.Number, pace, send.IsCall, now, CancellationToken.None);
        Windows = store.AddToWindowsAsync(counters.Changes, CancellationToken.None);
        Country = countries.CounterOf(send.PhoneNumber)
            .TakeAsync(store, new SharedAmount(1), new SharedAmount(countries.BlockOf(send.PhoneNumber)), now, CancellationToken.None);
        Service = service.Counter.TakeAsync(store, Message, service.Block, now, CancellationToken.None);
    }

    public Task<NumberCounts?> Number { get; }

    public Task<IReadOnlyList<WindowCounts>> Windows { get; }

    public Task<WindowCounts> Country { get; }

    public Task<WindowCounts> Service { get; }

    private SharedAmount Message => ServiceRule.AmountOf(counters.Send);

    public Task WhenCountedAsync() => Task.WhenAll(Number, Windows, Country, Service);

    /// <summary>Gives back what counts messages that are sent: those of the prefix, the country and the service, and their price.</summary>
    public Task GiveBackMessageAsync() => store.CorrectAsync([.. TakeMessage()]);

    /// <summary>Gives everything back but what counts for the address: it has asked.</summary>
    public Task GiveBackAsync() => GiveBackAsync([]);

    /// <summary>Gives everything back.</summary>
    public Task GiveBackWithAddressAsync() => GiveBackAsync(counters.AddressChanges(-1));

    private Task GiveBackAsync(IEnumerable<WindowChange> also)
    {
        WindowChange[] windows = Windows.IsCompletedSuccessfully ? [.. also, .. counters.UserChanges(-1), .. TakeMessage()] : [];
        return Task.WhenAll(GiveBackNumberAsync(), store.CorrectAsync(windows));
    }

    private async Task GiveBackNumberAsync()
    {
        if (Number.IsCompletedSuccessfully && await Number.ConfigureAwait(false) is not null)
            await store.GiveBackPaceAsync(counters.Number, counters.Now).ConfigureAwait(false);
    }

    private WindowChange[] TakeMessage()
    {
        if (!hasMessage)
            return [];

        hasMessage = false;
        if (Country.IsCompletedSuccessfully)
            countries.CounterOf(counters.Send.PhoneNumber).GiveBack(new SharedAmount(1), counters.Now);
        if (Service.IsCompletedSuccessfully)
            service.Counter.GiveBack(Message, counters.Now);

        return Windows.IsCompletedSuccessfully ? PrefixRule.Changes(counters.Send.PhoneNumber, counters.Now, sent: -1) : [];
    }
}
