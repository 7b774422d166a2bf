using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms.DevPhone.Failures;

/// <summary>Reads a failure from a form or a JSON body.</summary>
internal static class FailureReader
{
    public const string AllNumbers = "all";
    public const int MaxDelaySeconds = 60;

    private static readonly (FailureKind Kind, string Name)[] Names =
    [
        (FailureKind.Delay, "delay"),
        (FailureKind.Refusal, "refusal"),
        (FailureKind.Unreadable, "rubbish"),
        (FailureKind.TimeOut, "timeout"),
        (FailureKind.Reset, "reset"),
    ];

    public static string NameOf(FailureKind kind) => Names.First(row => row.Kind == kind).Name;

    /// <summary>Reads a failure.</summary>
    /// <param name="body">The failure as it was sent.</param>
    /// <param name="failure">The failure, when it can be read.</param>
    /// <param name="mistake">What is wrong otherwise. It repeats nothing that was sent.</param>
    public static bool TryRead(FailureBody body, [NotNullWhen(true)] out PlannedFailure? failure, [NotNullWhen(false)] out string? mistake)
    {
        failure = null;
        mistake = null;
        var row = Array.Find(Names, row => row.Name == body.Kind);
        if (!TryReadNumber(body.To, out var to))
            mistake = $"The number (to) is written with + and the country code; \"{AllNumbers}\" stands for every number.";
        else if (row.Name is null)
            mistake = $"What happens (kind) is one of {string.Join(", ", Names.Select(known => known.Name))}.";
        else if (row.Kind == FailureKind.Delay && body.Seconds is not (>= 1 and <= MaxDelaySeconds))
            mistake = $"The seconds are a whole number, 1 to {MaxDelaySeconds}.";
        else if (row.Kind == FailureKind.Refusal && body.Code is not (>= 10_000 and <= 99_999))
            mistake = "Twilio's codes have five digits.";
        if (mistake is not null)
            return false;

        failure = new PlannedFailure(
            to,
            row.Kind,
            row.Kind == FailureKind.Delay ? body.Seconds : null,
            row.Kind == FailureKind.Refusal ? body.Code : null,
            body.Once);
        return true;
    }

    /// <summary>Reads a number, or <see langword="null"/> for all.</summary>
    public static bool TryReadNumber(string? text, out PhoneNumber? number)
    {
        number = null;
        return text == AllNumbers || PhoneNumber.TryParse(text, null, out number);
    }
}
