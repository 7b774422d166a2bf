namespace JwtMongoSms.AspNetCore.Http;

/// <summary>
/// Names the device that a user signs in with, such as "Firefox on Windows": from the browser's hints, else from its user agent.
/// A client can send any text there, so it proves nothing.
/// </summary>
internal static class RequestDevice
{
    // Longer headers are cut; no header is stored whole, for it tells more than a list of devices needs.
    private const int MaxHeader = 512;

    /// <returns><see langword="null"/> when the request says nothing that a user would recognise.</returns>
    public static string? NameOf(HttpRequest request)
    {
        string Text(string name) => Cut(request.Headers[name].ToString());
        var hints = new ClientHints(Text("Sec-CH-UA"), Text("Sec-CH-UA-Platform"), Text("Sec-CH-UA-Model"), Text("Sec-CH-UA-Mobile"));
        var agent = new UserAgent(Text("User-Agent"));
        return (hints.Software ?? agent.Software, hints.System ?? agent.System ?? hints.Kind) switch
        {
            (null, var system) => system,
            (var software, null) => software,
            var (software, system) => $"{software} on {system}",
        };
    }

    private static string Cut(string header) => header.Length > MaxHeader ? header[..MaxHeader] : header;
}
