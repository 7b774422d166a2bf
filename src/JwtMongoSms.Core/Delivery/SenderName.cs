namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>What a message may come from: a number, a short code, or a name of 1 to 11 characters.</summary>
internal static class SenderName
{
    public static bool IsValid(string text) => IsNumber(text) || IsShortCode(text) || IsName(text);

    // ITU-T E.164: at most 15 digits, and no country's code begins with 0.
    private static bool IsNumber(string text) => text.Length is >= 8 and <= 16 && text[0] == '+' && text[1] != '0' && AllDigits(text.AsSpan(1));

    private static bool IsShortCode(string text) => text.Length is >= 3 and <= 8 && AllDigits(text);

    private static bool IsName(string text)
        => text.Length is >= 1 and <= 11 && text.Any(char.IsAsciiLetter) && text.All(c => char.IsAsciiLetterOrDigit(c) || " +-_&".Contains(c, StringComparison.Ordinal));

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
