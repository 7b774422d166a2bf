using CsCheck;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class DeviceNameTests
{
    private const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) " + WebKit;
    private const string WebKit = "AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    private const string Blink = "AppleWebKit/537.36 (KHTML, like Gecko) ";

    private const string Chrome = "\"Chromium\";v=\"142\", \"Google Chrome\";v=\"142\", \"Not_A Brand\";v=\"99\"";

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox on Android")]
    [InlineData(IPhone + "FxiOS/145.0 Mobile/15E148 Safari/605.1.15", "Firefox on iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Blink + "Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData(IPhone + "CriOS/142.0.7444.60 Mobile/15E148 Safari/604.1", "Chrome on iPhone")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + Blink + "Chrome/142.0.0.0 Safari/537.36", "Chrome on ChromeOS")]
    [InlineData(IPhone + "Version/18.1 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) " + WebKit + "Version/18.1 Mobile/15E148 Safari/604.1", "Safari on iPad")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + WebKit + "Version/18.1 Safari/605.1.15", "Safari on Mac")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + Blink + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge on Windows")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 10; K) " + Blink + "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Samsung Internet on Android")]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + Blink + "Chrome/142.0.0.0 Safari/537.36 OPR/122.0.0.0", "Opera on Mac")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) " + Blink + "Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36", "An app on Android")]
    [InlineData(IPhone + "Mobile/15E148", "iPhone")]
    [InlineData("Mozilla/5.0 (compatible; SomeBot/2.1; +https://bot.example)", null)]
    [InlineData("okhttp/4.12.0", "okhttp")]
    [InlineData("MyApp/3 CFNetwork/1568.200.51 Darwin/24.1.0", "MyApp")]
    [InlineData("%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20App/3 CFNetwork/1568 Darwin/24.1.0", "Привет App")]
    [InlineData("MyApp/3.1 (iPhone; iOS 18.1; Scale/3.00)", "MyApp on iPhone")]
    [InlineData("Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/AP2A)", "An app on Android")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>alert(1)</script>", "scriptalert")]
    [InlineData("%0D%0A%00/1", null)]
    [InlineData("%%%/1", null)]
    [InlineData("/", null)]
    [InlineData("", null)]
    public void A_user_agent_becomes_a_name_that_its_owner_knows(string userAgent, string? name)
        => Assert.Equal(name, Name(("User-Agent", userAgent)));

    [Theory]
    [InlineData(Chrome, "\"Windows\"", "?0", null, "Chrome on Windows")]
    [InlineData(Chrome, "\"macOS\"", "?0", "\"\"", "Chrome on Mac")]
    [InlineData(Chrome, "\"Android\"", "?1", "\"Pixel 8\"", "Chrome on Pixel 8")]
    [InlineData(Chrome, "\"Something new\"", "?1", null, "Chrome on a phone")]
    [InlineData(Chrome, null, null, null, "Chrome")]
    [InlineData(
        "\"Chromium\";v=\"142\", \"Microsoft Edge\";v=\"142\", \"Not_A Brand\";v=\"99\"", "\"Windows\"", "?0", null, "Edge on Windows")]
    [InlineData("\"Brave\";v=\"142\", \"Chromium\";v=\"142\"", "\"Linux\"", "?0", null, "Brave on Linux")]
    [InlineData("\"Chromium\";v=\"142\", \"Not A;Brand\";v=\"8\"", "\"Chrome OS\"", "?0", null, "Chromium on ChromeOS")]
    [InlineData("\"Android WebView\";v=\"142\", \"Chromium\";v=\"142\"", "\"Android\"", "?1", null, "An app on Android")]
    [InlineData("nonsense", "\"Windows\"", "?0", "\"<b>\"", "Safari on b")]
    public void A_browsers_hints_go_before_its_user_agent(string brands, string? platform, string? mobile, string? model, string name)
        => Assert.Equal(name, Name(
            ("Sec-CH-UA", brands), ("Sec-CH-UA-Platform", platform), ("Sec-CH-UA-Mobile", mobile), ("Sec-CH-UA-Model", model),
            ("User-Agent", platform is null || mobile == "?1" ? "Mozilla/5.0" : "Mozilla/5.0 Safari/1")));

    [Fact]
    public void However_long_and_strange_the_headers_are_the_name_is_short_and_plain()
    {
        Gen.String.Sample(text =>
        {
            var name = Name(("User-Agent", text), ("Sec-CH-UA", text), ("Sec-CH-UA-Platform", text), ("Sec-CH-UA-Model", text));
            Assert.True(
                name is null || (name.Length <= 64 && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '+')),
                name);
        });
        Assert.Equal(new string('x', 24), Name(("User-Agent", new string('x', 30_000))));
    }

    private static string? Name(params (string Name, string? Value)[] headers)
    {
        var http = new DefaultHttpContext();
        foreach (var (name, value) in headers)
        {
            if (value is not null)
                http.Request.Headers[name] = value;
        }

        return RequestDevice.NameOf(http.Request);
    }
}
