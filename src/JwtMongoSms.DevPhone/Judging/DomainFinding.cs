namespace JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;

/// <summary>Whether a browser on the page that somebody is on would offer the code of a message.</summary>
internal static class DomainFinding
{
    public static Finding Of(string text, string host)
    {
        if (DomainLine.Read(text) is not { } line)
            return Bad($"The last line is not of the form “@{host} #code”: no browser offers the code.");
        if (line.EmbeddedHost is { } embedded)
            return Bad($"Bound to a frame of {embedded} inside {line.Host}: on a page of its own no browser offers the code.");
        if (line.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
            return Good($"Bound to {line.Host}, the host you are on.");

        return IsBelow(host, line.Host) || IsBelow(line.Host, host)
            ? Good($"Bound to {line.Host}, of one site with {host}, the host you are on.")
            : Bad($"Bound to {line.Host}, and you are on {host}: here no browser offers the code.");
    }

    // Which names belong to one site only the public suffix list knows; a name and what is below it do, unless it has no dot, like localhost.
    private static bool IsBelow(string name, string parent)
        => parent.Contains('.', StringComparison.Ordinal) && name.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);

    private static Finding Good(string says) => new("domain", true, says);

    private static Finding Bad(string says) => new("domain", false, says);
}
