using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>Whether a browser on a host's page would offer the code of a message.</summary>
internal static class DomainFinding
{
    public static Finding From(string text, string host)
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

    // Only the public suffix list knows all names of one site. A name and what is below it are one, unless it has no dot, like localhost.
    private static bool IsBelow(string name, string parent)
        => parent.Contains('.', StringComparison.Ordinal) && name.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);

    private static Finding Good(string says) => new("domain", true, says);

    private static Finding Bad(string says) => new("domain", false, says);
}
