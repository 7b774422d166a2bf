using System.Text.RegularExpressions;

namespace JwtMongoSms.DevPhone.Messages;

/// <summary>The last line of a message, <c>@example.com #123456</c>, as https://wicg.github.io/sms-one-time-codes reads it.</summary>
internal sealed partial class DomainLine(string host, string code, string? embeddedHost)
{
    public string Host => host;

    public string Code => code;

    /// <summary>The host of the frame that alone may use the code, if there is one.</summary>
    public string? EmbeddedHost => embeddedHost;

    /// <returns><see langword="null"/> when the last line is something else. After a line break at the end it is empty.</returns>
    public static DomainLine? Read(string text)
    {
        var lastLine = text[(text.AsSpan().LastIndexOfAny('\n', '\r') + 1)..];
        var match = Form().Match(lastLine);
        return match.Success
            ? new DomainLine(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3] is { Success: true } frame ? frame.Value : null)
            : null;
    }

    // The mark of the embedded host was % at first and is @ now. Whatever else follows is ignored.
    [GeneratedRegex(@"^@([^\t\n\f\r ]+) #([^\t\n\f\r ]+)(?: [@%]([^\t\n\f\r ]+))?", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
