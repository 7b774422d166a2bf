using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>Splits names into words: PhoneLogin2 is Phone, Login; Download is one word, and Owner another than Own.</summary>
internal static partial class Pascal
{
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "Login", "Logins", "Otp", "Otps", "Swallow", "Swallows", "Swallowed", "Swallowing",
        "Answer", "Answers", "Answered", "Answering", "Asked", "Own", "Most", "Longest", "Deepest", "Shortest",
        "Seal", "Seals", "Sealed", "Sealing", "Unseal", "Unseals", "Unsealed",
    };

    /// <summary>Finds the refused words of an identifier. Small words in a sentence (A_code_of_our_own) are English.</summary>
    public static IReadOnlyList<string> RefusedIn(string identifier)
    {
        var isSentence = identifier.Contains('_', StringComparison.Ordinal);
        return [.. RefusedInPath(identifier).Where(word => !isSentence || char.IsUpper(word[0]))];
    }

    /// <summary>Finds the refused words of a file's or folder's name, whatever their case.</summary>
    public static IReadOnlyList<string> RefusedInPath(string name)
        => [.. Word().Matches(name).Select(match => match.Value).Where(Refused.Contains)];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
