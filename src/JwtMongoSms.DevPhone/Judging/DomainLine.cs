using System.Text.RegularExpressions;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>The last line of a message, <c>@example.com #123456</c>, as https://wicg.github.io/sms-one-time-codes reads it.</summary>
internal sealed partial class DomainLine
{
    private DomainLine(string host, string? embeddedHost) => (Host, EmbeddedHost) = (host, embeddedHost);

    public string Host { get; }

    /// <summary>The host of the frame that alone may use the code.</summary>
    public string? EmbeddedHost { get; }

    /// <returns><see langword="null"/> when the last line is something else. After a line break at the end it is empty.</returns>
    public static DomainLine? Read(string text)
    {
        var lastLine = text[(text.AsSpan().LastIndexOfAny('\n', '\r') + 1)..];
        var match = Form().Match(lastLine);
        if (!match.Success)
            return null;

        return new DomainLine(match.Groups[1].Value, match.Groups[2] is { Success: true } embedded ? embedded.Value : null);
    }

    // The mark of the embedded host was % at first and is @ now. Whatever else follows is ignored.
    [GeneratedRegex(@"^@([^\t\n\f\r ]+) #[^\t\n\f\r ]+(?: [@%]([^\t\n\f\r ]+))?", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
