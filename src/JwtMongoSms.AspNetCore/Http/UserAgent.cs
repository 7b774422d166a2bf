namespace JwtMongoSms.AspNetCore.Http;

/// <summary>What a client's <c>User-Agent</c> says: browsers by what only they write there, any other by the name of its product.</summary>
internal sealed class UserAgent(string text)
{
    public const string AnApp = "An app";

    // In the order of who pretends to be whom: nearly everybody says Safari, and most say Chrome.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("OPT/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
        ("YaBrowser/", "Yandex Browser"), ("Vivaldi/", "Vivaldi"), ("DuckDuckGo/", "DuckDuckGo"), ("Ddg/", "DuckDuckGo"), ("; wv)", AnApp),
        ("FxiOS/", "Firefox"), ("Focus/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    public string? Software => IsBrowser ? Find(Browsers) : Product;

    public string? System => Find(Systems);

    private bool IsBrowser => text.StartsWith("Mozilla/", StringComparison.Ordinal);

    // RFC 9110 10.1.5: products in the order of their importance. Apple's apps write spaces and other scripts as in an address; Dalvik is Android's own.
    private string? Product => PlainWords.Of(Uri.UnescapeDataString(text.Split('/', ' ', '(', ';')[0])) switch
    {
        "Dalvik" => AnApp,
        var name => name,
    };

    private string? Find((string Mark, string Name)[] known) => known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
