namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Takes letters, digits and what stands between them out of a text that a client has chosen freely.</summary>
internal static class PlainWords
{
    private const int MaxCharacters = 24;

    /// <returns><see langword="null"/> when nothing is left.</returns>
    public static string? Of(string text)
    {
        var plain = string.Concat(text.Where(IsPlain).Take(MaxCharacters)).Trim();
        return plain.Any(char.IsLetterOrDigit) ? plain : null;
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '+';
}
