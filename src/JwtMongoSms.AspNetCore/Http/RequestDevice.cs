using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>
/// Names the device that a user signs in with, such as "Firefox on Windows": from the browser's hints, else from its user agent.
/// A client can send any text there, so it proves nothing.
/// </summary>
internal static class RequestDevice
{
    // A header is never kept as it is: it would tell much more than a list of devices needs.
    private const int MaxHeader = 512;

    /// <returns><see langword="null"/> when the request says nothing that a person would know again.</returns>
    public static string? NameOf(HttpRequest request)
    {
        var hints = new ClientHints(Text(request, "Sec-CH-UA"), Text(request, "Sec-CH-UA-Platform"), Text(request, "Sec-CH-UA-Model"), Text(request, "Sec-CH-UA-Mobile"));
        var agent = new UserAgent(Text(request, "User-Agent"));
        return (hints.Software ?? agent.Software, hints.System ?? agent.System ?? hints.Kind) switch
        {
            (null, var system) => system,
            (var software, null) => software,
            var (software, system) => $"{software} on {system}",
        };
    }

    private static string Text(HttpRequest request, string name)
    {
        var text = request.Headers[name].ToString();
        return text.Length > MaxHeader ? text[..MaxHeader] : text;
    }
}
