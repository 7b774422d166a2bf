namespace JwtMongoSms.Limits;

/// <summary>
/// Estimates what a counter has in a window that slides: all of the current one, and of the last one as much as still lies in it.
/// </summary>
internal readonly struct WindowEstimate
{
    private readonly double elapsed;
    private readonly TimeSpan length;
    private readonly double current;
    private readonly double last;

    private WindowEstimate(double current, double last, TimeSpan length, double elapsed)
    {
        (this.length, this.elapsed) = (length, elapsed);

        // A record that was removed between a send and its return counts below zero.
        (this.current, this.last) = (Math.Max(0, current), Math.Max(0, last));
    }

    // Rounded, so that what fits after a wait of whole seconds is not refused for the last bit of a fraction.
    public double Value => Math.Round(current + (last * (1 - elapsed)), 6);

    public static WindowEstimate Sent(WindowCounts counts, LimitPeriod period, DateTimeOffset now)
        => Create(counts.Sent, counts.LastSent, period, now);

    public static WindowEstimate Converted(WindowCounts counts, LimitPeriod period, DateTimeOffset now)
        => Create(counts.Converted, counts.LastConverted, period, now);

    public static WindowEstimate Unconverted(WindowCounts counts, LimitPeriod period, DateTimeOffset now)
        => Create(counts.Sent - counts.Converted, counts.LastSent - counts.LastConverted, period, now);

    /// <summary>Gets how long until one more fits under a limit of at least 1, if nothing else is counted meanwhile.</summary>
    public TimeSpan WaitFor(double limit)
    {
        var room = limit - 1 - current;
        if (room >= 0)
            return last <= room ? TimeSpan.Zero : length * Math.Max(0, 1 - (room / last) - elapsed);

        // The current window is too full, so it has to be the last one, and to slide out as far.
        return length * ((1 - elapsed) + Math.Max(0, 1 - ((limit - 1) / current)));
    }

    private static WindowEstimate Create(double current, double last, LimitPeriod period, DateTimeOffset now)
        => new(current, last, LimitWindow.Length(period), period.ElapsedAt(now));
}
