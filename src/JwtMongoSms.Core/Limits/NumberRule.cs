namespace JwtMongoSms.Limits;

/// <summary>Says why a phone number gets no code now, from what is counted for it. The store has decided by the same conditions.</summary>
internal static class NumberRule
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    /// <summary>Finds why no guess at the number's codes is taken; <see langword="null"/> when one is.</summary>
    public static LimitRefusal? FindGuessRefusal(NumberCounts counts, GuessLimits limits, DateTimeOffset now)
        => counts.FailuresInARow >= limits.InARow ? LimitRefusal.Locked
            : counts.GuessesOnDay >= limits.PerDay ? LimitRefusal.SpentUntil(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1), now)
            : null;

    /// <summary>Finds why no code is sent to the number. One that may be sent by now has come too soon a moment ago.</summary>
    public static LimitRefusal FindSendRefusal(NumberCounts counts, SendPace pace, GuessLimits limits, bool isCall, DateTimeOffset now)
    {
        if (FindGuessRefusal(counts, limits, now) is { } refusal)
            return refusal;

        var (reason, wait) = Waits(counts, pace, isCall, now).MaxBy(each => each.Wait);
        return new LimitRefusal(SignInError.SendCooldown, wait > MinWait ? wait : MinWait, reason ?? "number_pause");
    }

    /// <summary>Gets how long until the next send to the number is allowed, a call or not.</summary>
    public static TimeSpan NextSendIn(NumberCounts counts, SendPace pace, DateTimeOffset now)
        => Waits(counts, pace, isCall: false, now).Select(each => each.Wait).DefaultIfEmpty().Max();

    private static IEnumerable<(string Reason, TimeSpan Wait)> Waits(NumberCounts counts, SendPace pace, bool isCall, DateTimeOffset now)
    {
        var inHour = counts.Sends.Count(send => send > now - Hour);
        if (inHour > 0)
            yield return ("number_pause", counts.Sends[0] + pace.Pauses[Math.Min(inHour, pace.Pauses.Count) - 1] - now);

        if (counts.Sends.Count >= pace.PerHour)
            yield return ("number_hour", counts.Sends[pace.PerHour - 1] + Hour - now);

        if (counts.Sends.Count >= pace.PerDay)
            yield return ("number_day", counts.Sends[pace.PerDay - 1] + SendPace.KeptAfterSend - now);

        if (isCall && counts.Calls.Count >= pace.CallsPerHour)
            yield return ("number_calls", counts.Calls[pace.CallsPerHour - 1] + Hour - now);
    }
}
