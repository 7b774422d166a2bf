using JwtMongoSms.AspNetCore.Pages.Layout;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>An open redirect is a link to us that ends elsewhere, at a page that asks for the code once more.</summary>
public sealed class ReturnPathTests
{
    /// <summary>What leads elsewhere in some browser's reading, and what is no path at all.</summary>
    public static TheoryData<string> Foreign =>
    [
        "//evil.example", "///evil.example", "////evil.example", "https://evil.example", "https:evil.example",
        "http:/evil.example", "HTTPS://evil.example/",
        "//user:secret@evil.example/", "//here@evil.example", "https://here@evil.example", "//evil.example%00",
        "//evil.example\\@here", "//[::1]/", "//0x7f000001/",

        // Browsers take \ for /.
        "/\\evil.example", "\\/evil.example", "\\\\evil.example", "/\\/evil.example", "\\evil.example", "/a\\..\\\\evil.example",

        // Browsers leave out tabs and line breaks, and spaces around it, before they look.
        "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "\t//evil.example", " //evil.example",
        "/ /evil.example", "/\u0000/evil.example", "/\u0085/evil.example",
        "/\u00a0/evil.example", "/\u2028/evil.example", "/\u3000/evil.example", "/open\r\nSet-Cookie: a=b", "/\u007f/evil.example",

        // The dots go first, and what stays begins with two slashes: another reader's scheme-relative address.
        "/.//evil.example", "/..//evil.example", "/a/..//evil.example", "/%2e//evil.example", "/%2E%2e//evil.example",
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x",
        "about:blank", "mailto:a@b",
        "", "evil.example", "@evil.example", ".evil.example", "~//evil.example", "~/open", "?returnUrl=//evil.example",
        "#//evil.example", "open", "../open",
        "/" + "a".PadRight(2_048, 'a'), "//" + "e".PadRight(100_000, 'e'),
    ];

    /// <summary>What looks odd and is a path of this host for every browser: it stays.</summary>
    public static TheoryData<string, string> Kept => new()
    {
        { "/", "/" },
        { "/open?a=1&b=//evil.example#c", "/open?a=1&b=//evil.example#c" },
        { "/a//b", "/a//b" },

        // Nobody decodes a path before it is resolved; the slash stays part of a name.
        { "/%2f/evil.example", "/%2f/evil.example" },
        { "/%2f%2fevil.example", "/%2f%2fevil.example" },
        { "/%5cevil.example", "/%5cevil.example" },
        { "/%09/evil.example", "/%09/evil.example" },
        { "/%0a/evil.example", "/%0a/evil.example" },
        { "/%00", "/%00" },
        { "/@evil.example", "/@evil.example" },
        { "/:80", "/:80" },
        { "/https://evil.example", "/https://evil.example" },
        { "/javascript:alert(1)", "/javascript:alert(1)" },
        { "/.evil.example", "/.evil.example" },

        // Only ASCII slashes divide: these are letters like any other, and a header takes them encoded.
        { "/\uff0f\uff0fevil.example", "/%EF%BC%8F%EF%BC%8Fevil.example" },
        { "/\u2215evil.example", "/%E2%88%95evil.example" },
        { "/\u29f8evil.example", "/%E2%A7%B8evil.example" },
        { "/\uff3cevil.example", "/%EF%BC%BCevil.example" },
        { "/\u202e/evil.example", "/%E2%80%AE/evil.example" },
        { "/caf\u00e9?q=\u0639", "/caf%C3%A9?q=%D8%B9" },
        { "/\ufffe", "/%EF%BF%BE" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_would_lead_elsewhere_is_no_path_of_ours(string text) => Assert.Null(ReturnPath.Parse(text));

    [Fact]
    public void Nothing_is_no_path() => Assert.Null(ReturnPath.Parse(null));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_stays_on_this_host_is_kept(string text, string location)
    {
        Assert.Equal(text, ReturnPath.Parse(text));
        Assert.Equal("example.com", new Uri(new Uri("https://example.com/sign-in"), location).Authority);
    }

    [Fact]
    public async Task Whatever_the_returnUrl_is_a_sign_in_ends_on_this_host()
    {
        await using var app = await TestApp.StartAsync(new() { ["Page:HomePath"] = "/home" });
        var index = 0;
        var rows = Foreign.Select(row => (row.Data, "/home")).Concat(Kept.Select(row => (row.Data.Item1, row.Data.Item2)));
        foreach (var (text, location) in rows.Where(row => row.Item1.Length < 4_000))
        {
            using var person = new Person(app);
            var signedIn = await person.SignInAsync(app, Given.PhoneNumber(index++).E164, "?returnUrl=" + Uri.EscapeDataString(text));
            Assert.Equal(location, signedIn.Location);
            Assert.Equal(app.Client.BaseAddress!.Authority, new Uri(app.Client.BaseAddress, signedIn.Location!).Authority);
        }

        Assert.True(index > 60);
    }

    [Theory]
    [InlineData("?returnUrl=/open&returnUrl=//evil.example")]
    [InlineData("?returnUrl=//evil.example&returnUrl=/open")]
    [InlineData("?ReturnUrl=//evil.example")]
    public async Task Two_returnUrls_are_none(string query)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        Assert.Equal("/", (await person.SignInAsync(app, "+447400123456", query)).Location);
    }
}
