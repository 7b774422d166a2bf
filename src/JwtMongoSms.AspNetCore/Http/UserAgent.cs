namespace JwtMongoSms.AspNetCore.Http;

/// <summary>What a client's <c>User-Agent</c> says: browsers by what only they write there, any other by the name of its product.</summary>
internal sealed class UserAgent(string text)
{
    public const string AnApp = "An app";

    // The specific before the general: nearly every browser says Safari too, and many say Chrome.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("OPT/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"), ("YaBrowser/", "Yandex Browser"), ("Vivaldi/", "Vivaldi"), ("DuckDuckGo/", "DuckDuckGo"),
        ("Ddg/", "DuckDuckGo"), ("; wv)", AnApp), ("FxiOS/", "Firefox"), ("Focus/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    public string? Software => IsBrowser ? Find(Browsers) : Product;

    public string? System => Find(Systems);

    private bool IsBrowser => text.StartsWith("Mozilla/", StringComparison.Ordinal);

    // RFC 9110 10.1.5: the important product is first. Apple's apps escape other letters as in a URL; Dalvik is Android's default.
    private string? Product => PlainWords.Of(Uri.UnescapeDataString(text.Split('/', ' ', '(', ';')[0])) switch
    {
        "Dalvik" => AnApp,
        var name => name,
    };

    private string? Find((string Mark, string Name)[] known)
        => known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}

/// <summary>Takes letters, digits and what stands between them out of a text that a client has chosen freely.</summary>
internal static class PlainWords
{
    private const int MaxCharacters = 24;

    /// <returns><see langword="null"/> when nothing is left.</returns>
    public static string? Of(string text)
    {
        var plain = string.Concat(text.Where(IsPlain).Take(MaxCharacters)).Trim();
        return plain.Any(char.IsLetterOrDigit) ? plain : null;
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '+';
}
