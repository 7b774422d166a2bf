using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>
/// Tells the limits what became known of sends after they were counted. None of it fails: a limit that stays too full is safe.
/// </summary>
internal sealed class SendOutcomes(
    LimitStoreScopes store,
    LimitKeys keys,
    RecentRefusals refusals,
    CountryRule countries,
    ServiceRule service,
    IOptions<LimitOptions> limitOptions)
{
    private readonly LimitOptions limits = limitOptions.Value;

    /// <summary>Counts the sends of a challenge as converted: its code was verified. It never fails.</summary>
    public Task ConvertAsync(PhoneNumber phoneNumber, string? sentFrom, int sends, DateTimeOffset sentAt)
    {
        if (!limits.Enabled)
            return Task.CompletedTask;

        // An address that was refused a moment ago has room again.
        var asked = SendCounters.AddressesOf(sentFrom);
        foreach (var address in asked)
            refusals.Remove(address);

        return store.CorrectAsync(
        [
            .. AddressRule.Changes(asked, sentAt, sent: 0, converted: sends),
            .. PrefixRule.Conversions(phoneNumber, sentAt, sends),
            .. countries.CounterOf(phoneNumber).Convert(sends, countries.BlockOf(phoneNumber), sentAt),
            .. service.Counter.Convert(sends, service.Block.Sends, sentAt),
        ]);
    }

    /// <summary>Gives a send back that the provider has refused: it cost nothing and was not delivered. It never fails.</summary>
    /// <param name="send">The send.</param>
    /// <param name="sentAt">The time that it was counted with.</param>
    /// <param name="endsPause">Whether the number's pause ends too.</param>
    public async Task GiveBackRefusedAsync(PlannedSend send, DateTimeOffset sentAt, bool endsPause)
    {
        if (!limits.Enabled)
            return;

        countries.CounterOf(send.PhoneNumber).GiveBack(new SharedAmount(1), sentAt);
        service.Counter.GiveBack(ServiceRule.AmountOf(send), sentAt);
        await store.CorrectAsync(PrefixRule.Changes(send.PhoneNumber, sentAt, sent: -1)).ConfigureAwait(false);
        if (endsPause)
        {
            var number = keys.Number(send.PhoneNumber);
            await store.GiveBackPaceAsync(number, sentAt).ConfigureAwait(false);
            refusals.Remove(number);
        }
    }

    /// <summary>
    /// Counts the price of a notice, which no limit stops: without it a user would not learn of an attacker's change. It never fails.
    /// </summary>
    public Task CountNoticeAsync(decimal price, DateTimeOffset now)
        => limits.Enabled ? service.CountNoticeAsync(price, now) : Task.CompletedTask;
}
