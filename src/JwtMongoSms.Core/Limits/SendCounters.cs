namespace JwtMongoSms.Limits;

/// <summary>The counters that one send is counted in.</summary>
/// <param name="Send">The send.</param>
/// <param name="Number">The record of its number.</param>
/// <param name="Addresses">The counters of the client's address and of its neighbours; none without an address.</param>
/// <param name="User">The counter of the user who wants to have the number.</param>
/// <param name="Now">The time that it is counted with.</param>
internal sealed record SendCounters(
    PlannedSend Send, LimitKey Number, IReadOnlyList<LimitKey> Addresses, LimitKey? User, DateTimeOffset Now)
{
    /// <summary>Gets the names of the address's counters, as a challenge keeps them.</summary>
    public string? SentFrom => Addresses.Count == 0 ? null : string.Join(' ', Addresses.Select(key => key.Value));

    public int AddressWindows => Addresses.Count * 2;

    /// <summary>Gets what the send adds: the windows of the address, of the user, and at last two of the prefix.</summary>
    public IReadOnlyList<WindowChange> Changes
        => [.. AddressChanges(1), .. UserChanges(1), .. PrefixRule.Changes(Send.PhoneNumber, Now, 1)];

    public IEnumerable<WindowChange> AddressChanges(int sent) => AddressRule.Changes(Addresses, Now, sent);

    public IEnumerable<WindowChange> UserChanges(int sent) => User is null ? [] : [new WindowChange(User.At(LimitPeriod.Day, Now), sent)];

    public static IReadOnlyList<LimitKey> AddressesOf(string? sentFrom)
        => [.. sentFrom?.Split(' ').Select(name => new LimitKey(name)) ?? []];

    // A record prints its members, and with them keys that name an address.
    public override string ToString() => nameof(SendCounters);
}
