namespace JwtMongoSms.Messages;

/// <summary>
/// Shares the places of the queue among the networks that ask. A network has to leave as many places free as it holds, and a tenth is kept
/// for those that hold none: none of them fills the queue alone.
/// </summary>
internal sealed class QueuePlaces(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<LimitKey, int> held = [];
    private readonly int open = capacity - (capacity / 10);
    private int taken;

    /// <param name="network">Who asks; <see langword="null"/> where no address counts, which the sharing doesn't apply to.</param>
    public bool TryTake(LimitKey? network)
    {
        lock (gate)
        {
            var own = network is null ? 0 : held.GetValueOrDefault(network);
            if (taken >= capacity || (own > 0 && own >= open - taken))
                return false;

            taken++;
            if (network is not null)
                held[network] = own + 1;

            return true;
        }
    }

    public void GiveBack(LimitKey? network)
    {
        lock (gate)
        {
            taken--;
            if (network is null)
                return;

            if (held[network] == 1)
                held.Remove(network);
            else
                held[network]--;
        }
    }
}
