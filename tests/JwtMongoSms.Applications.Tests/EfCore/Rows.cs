using System.Text.Json;

namespace JwtMongoSms.Applications.Tests.EfCore;

/// <summary>A user, with the sign-in before the last: the store tells both.</summary>
internal sealed class UserRow
{
    public required UserId Id { get; init; }

    public required PhoneNumber PhoneNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset PhoneNumberVerifiedAt { get; init; }

    public DateTimeOffset? PreviousSignInAt { get; init; }

    public bool IsOnCreatedPending { get; init; }

    public User ToUser()
        => new() { Id = Id, PhoneNumber = PhoneNumber, CreatedAt = CreatedAt, PhoneNumberVerifiedAt = PhoneNumberVerifiedAt };
}

/// <summary>What is counted for a phone number: guesses today and in a row, and the moments of its sends, newest first.</summary>
internal sealed class NumberRow
{
    public required string Key { get; init; }

    public int Streak { get; init; }

    public int Day { get; init; }

    public int Guesses { get; init; }

    public required string Sends { get; init; }

    public required string Calls { get; init; }

    // A count of a later day counts, as it does for a guess.
    public NumberCounts CountsOn(DateOnly day) => new(Day < day.DayNumber ? 0 : Guesses, Streak, Moments(Sends), Moments(Calls));

    private static List<DateTimeOffset> Moments(string json)
        => [.. JsonSerializer.Deserialize<long[]>(json)!.Select(DateTimeOffset.FromUnixTimeMilliseconds)];
}

/// <summary>A window of a counter. The counts of the window before are read beside it, and never stored.</summary>
internal sealed class WindowRow
{
    public required string Key { get; init; }

    public LimitPeriod Period { get; init; }

    public long Number { get; init; }

    public long Sent { get; init; }

    public long Converted { get; init; }

    public long LastSent { get; init; }

    public long LastConverted { get; init; }

    public long Cost { get; init; }

    public WindowCounts ToCounts() => new(Sent, Converted, LastSent, LastConverted, Cost);
}
