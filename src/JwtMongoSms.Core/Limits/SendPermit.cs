namespace JwtMongoSms.Limits;

/// <summary>
/// What the limits say to a send. Unless it is kept, what it has taken from the number, the prefix, the country and the service goes back.
/// </summary>
internal sealed class SendPermit : IAsyncDisposable
{
    private readonly SendReservation? reservation;
    private bool isKept;

    private SendPermit(SendReservation? reservation) => this.reservation = reservation;

    /// <summary>Gets a permit that has taken nothing.</summary>
    public static SendPermit Free { get; } = new(reservation: null);

    /// <summary>Gets why nothing may be sent, which the client is told.</summary>
    public LimitRefusal? Refusal { get; private init; }

    /// <summary>Gets the limit that suppresses the message, which the client is not told.</summary>
    public string? SuppressedBy { get; private init; }

    /// <summary>Gets the names of the counters of the client's address, which a conversion frees.</summary>
    public string? SentFrom { get; private init; }

    /// <summary>Gets the counter of the address's network, which shares the queue; <see langword="null"/> without an address.</summary>
    public LimitKey? Network { get; private init; }

    /// <summary>Gets how long until the number may be sent to again.</summary>
    public TimeSpan NextSendIn { get; private init; }

    public static SendPermit Refused(LimitRefusal refusal) => new(reservation: null) { Refusal = refusal };

    public static SendPermit Granted(SendReservation reservation, SendCounters counters, TimeSpan nextSendIn, string? suppressedBy)
        => new(reservation)
        {
            SentFrom = counters.SentFrom,
            Network = counters.Addresses.LastOrDefault(),
            NextSendIn = nextSendIn,
            SuppressedBy = suppressedBy,
        };

    /// <summary>Keeps what was taken: the send is made, or seems to be.</summary>
    /// <param name="isSent">Whether a message goes out. If not, what counts messages goes back, beside the request.</param>
    public void Keep(bool isSent)
    {
        isKept = true;

        // Not waited for: the time of a response must not tell a suppressed message.
        if (!isSent)
            _ = reservation?.GiveBackMessageAsync();
    }

    public ValueTask DisposeAsync() => isKept || reservation is null ? ValueTask.CompletedTask : new(reservation.GiveBackAsync());
}
