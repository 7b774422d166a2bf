namespace JwtMongoSms.Twilio;

/// <summary>Twilio's ids: two letters and 32 hex digits.</summary>
internal static class TwilioSid
{
    public static bool IsAccount(string text) => Has("AC", text);

    public static bool IsApiKey(string text) => Has("SK", text);

    public static bool IsMessagingService(string text) => Has("MG", text);

    public static bool IsMessage(string text) => Has("SM", text) || Has("MM", text);

    private static bool Has(string prefix, string text)
        => text.Length == 34
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(2).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
}
