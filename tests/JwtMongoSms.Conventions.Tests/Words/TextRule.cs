using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>Comments, logs, exceptions, pages and documents name who does what.</summary>
internal static partial class TextRule
{
    public const string Cure =
        "Name the actor (the client, the user, the operator, an attacker) in place of whoever, nobody and somebody, "
        + "and the event in place of what becomes of it.";

    private static readonly string[] FormerDecisions = [.. Enumerable.Range(1, 8).Select(number => $"docs/decisions/{number:0000}-")];

    /// <summary>Gets whether the rule holds for a file: all of src, and the documents without the decisions made before it.</summary>
    public static bool IsRead(string file)
        => file.StartsWith("src/", StringComparison.Ordinal) || (IsDocument(file) && !FormerDecisions.Any(file.StartsWith));

    public static IEnumerable<Violation> Violations(string file, string text)
    {
        var flowing = LineStart().Replace(text, start => new string(' ', start.Length));
        return from match in Refused().Matches(flowing)
               let line = text.AsSpan(0, match.Index).Count('\n')
               select new Violation(file, $"line {line + 1}: {text.Split('\n')[line].Trim()}");
    }

    private static bool IsDocument(string file)
        => file.EndsWith(".md", StringComparison.Ordinal)
            && (file.StartsWith("docs/", StringComparison.Ordinal) || !file.Contains('/', StringComparison.Ordinal));

    // A sentence in a comment or a document goes on in the next line.
    [GeneratedRegex(@"\r?\n[ \t]*(?:///?|\*|>)?[ \t]*")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\b(?:whoever|nobody|somebody|bec(?:ome|omes|ame|oming) +of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();
}
