using System.Text.RegularExpressions;

namespace JwtMongoSms.DevPhone.Messages;

/// <summary>Finds the code in a message as a handset does.</summary>
internal static partial class CodeInText
{
    public static string? Find(string text)
    {
        var lastLine = text.AsSpan().TrimEnd();
        lastLine = lastLine[(lastLine.LastIndexOf('\n') + 1)..];
        var bound = BoundCode().Match(lastLine.ToString());
        if (bound.Success)
            return bound.Groups[1].Value;

        var written = WrittenCode().Match(text);
        return written.Success ? written.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal) : null;
    }

    // https://wicg.github.io/sms-one-time-codes: "@example.com #123456".
    [GeneratedRegex("^@[^ ]+ #([0-9]{4,10})(?: @[^ ]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex BoundCode();

    [GeneratedRegex("(?<![0-9])(?:[0-9]{4,10}|[0-9]{3}[ -][0-9]{3})(?![0-9])")]
    private static partial Regex WrittenCode();
}
