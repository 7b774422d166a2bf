namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reads the client hints that browsers based on Chromium send on secure connections.</summary>
internal sealed class ClientHints(string brands, string platform, string model, string mobile)
{
    // The browser goes before its engine. Browsers also send random names, which this table ignores.
    private static readonly (string Brand, string Name)[] KnownBrands =
    [
        ("Microsoft Edge", "Edge"), ("Opera", "Opera"), ("Brave", "Brave"), ("Vivaldi", "Vivaldi"),
        ("Samsung Internet", "Samsung Internet"), ("YaBrowser", "Yandex Browser"), ("DuckDuckGo", "DuckDuckGo"),
        ("Google Chrome", "Chrome"), ("Android WebView", UserAgent.AnApp), ("Chromium", "Chromium"),
    ];

    private static readonly Dictionary<string, string> KnownPlatforms = new(StringComparer.Ordinal)
    {
        ["Windows"] = "Windows",
        ["macOS"] = "Mac",
        ["Android"] = "Android",
        ["iOS"] = "iPhone",
        ["Linux"] = "Linux",
        ["Chrome OS"] = "ChromeOS",
        ["Chromium OS"] = "ChromeOS",
    };

    public string? Software => KnownBrands.FirstOrDefault(known => brands.Contains($"\"{known.Brand}\"", StringComparison.Ordinal)).Name;

    /// <summary>Gets the model if the application requests that hint, else the system.</summary>
    public string? System => PlainWords.Of(model) ?? KnownPlatforms.GetValueOrDefault(platform.Trim('"'));

    /// <summary>Gets the kind of device, for a client whose system is unknown.</summary>
    public string? Kind => mobile == "?1" ? "a phone" : null;
}
