namespace JwtMongoSms.Messages;

/// <summary>Validates the sender of a text message: a phone number, a short code, or a name.</summary>
public static class SenderName
{
    /// <summary>
    /// Whether a text may be a sender: a number such as <c>+12025550123</c>, a short code of 3 to 8 digits, or a name of 1 to 11 ASCII
    /// letters, digits and <c> +-_&amp;</c> with a letter in it.
    /// </summary>
    /// <param name="text">The configured sender.</param>
    public static bool IsValid(string text) => IsNumber(text) || IsShortCode(text) || IsName(text);

    // ITU-T E.164: at most 15 digits, and no country's code begins with 0.
    private static bool IsNumber(string text)
        => text.Length is >= 8 and <= 16 && text[0] == '+' && text[1] != '0' && AreDigits(text.AsSpan(1));

    private static bool IsShortCode(string text) => text.Length is >= 3 and <= 8 && AreDigits(text);

    private static bool IsName(string text)
        => text.Length is >= 1 and <= 11
        && text.Any(char.IsAsciiLetter)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || " +-_&".Contains(c, StringComparison.Ordinal));

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
