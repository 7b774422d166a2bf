namespace JwtMongoSms.AspNetCore.Http;

/// <summary>What browsers made of Chromium tell of themselves with every request, on secure connections.</summary>
internal sealed class ClientHints(string brands, string platform, string model, string mobile)
{
    // The browser goes before the engine that it is made of. Names made up to keep servers from relying on the list are in no table of ours.
    private static readonly (string Brand, string Name)[] KnownBrands =
    [
        ("Microsoft Edge", "Edge"), ("Opera", "Opera"), ("Brave", "Brave"), ("Vivaldi", "Vivaldi"), ("Samsung Internet", "Samsung Internet"),
        ("YaBrowser", "Yandex Browser"), ("DuckDuckGo", "DuckDuckGo"), ("Google Chrome", "Chrome"), ("Android WebView", UserAgent.AnApp), ("Chromium", "Chromium"),
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

    /// <summary>The model if the application has asked browsers for it, else the system.</summary>
    public string? System => PlainWords.Of(model) ?? KnownPlatforms.GetValueOrDefault(platform.Trim('"'));

    /// <summary>What is known when no system is.</summary>
    public string? Kind => mobile == "?1" ? "a phone" : null;
}
