using System.Text.RegularExpressions;

namespace JwtMongoSms.DevPhone.Messages;

/// <summary>Finds the code in a message as a handset does: in the last line, else anywhere.</summary>
internal static partial class CodeInText
{
    public static string? Find(string text)
    {
        if (DomainLine.Read(text.TrimEnd())?.Code is { Length: >= 4 and <= 10 } code && code.All(char.IsAsciiDigit))
            return code;

        var written = WrittenCode().Match(text);
        return written.Success ? string.Concat(written.Value.Where(char.IsAsciiDigit)) : null;
    }

    [GeneratedRegex("(?<![0-9])(?:[0-9]{4,10}|[0-9]{3}[ -][0-9]{3})(?![0-9])")]
    private static partial Regex WrittenCode();
}
