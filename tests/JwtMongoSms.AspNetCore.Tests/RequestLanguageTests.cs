using JwtMongoSms.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class RequestLanguageTests
{
    public static TheoryData<string> Unreadable =>
    [
        "", " ", ",", ";", ";q=1", "q=1", "*", "*;q=0.5", "-", "--", "de", "de;q=1", "fr;q=0", "fr;q=0.000", "fr;q=2", "fr;q=-1", "fr;q=x",
        "fr;q=", "fr;",
        "fr q=1", "fr/CA", "\"fr\"", "<fr>", "{fr}", "f r", "french", "fr_CA", "\0", "fr\0", "\ufefffr", "😀", "../fr", "fr'--",
        new string('f', 1_000),
        new string(',', 1_000), string.Concat(Enumerable.Repeat("a-", 500)),
    ];

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("fr-CA", "fr")]
    [InlineData("FR-ca", "fr")]
    [InlineData("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr")]
    [InlineData("en;q=0.3, es;q=0.9, fr;q=0.5", "es")]
    [InlineData("de-AT, de;q=0.9, ar;q=0.1", "ar")]
    [InlineData("de, es;q=0.5, fr;q=0.5", "es")]
    [InlineData("fr;q=0, es;q=0.001", "es")]
    [InlineData("*, ar;q=0.2", "ar")]
    [InlineData("fr;q=2, es;q=0.5", "es")]
    [InlineData(",,es,,", "es")]
    [InlineData("es;Q=0.5", "es")]
    public void The_best_liked_language_of_ours_is_taken(string header, string language) => Assert.Equal(language, Of(header));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_nobody_can_read_asks_for_nothing(string header) => Assert.Null(Of(header));

    [Fact]
    public void A_header_may_come_in_several_lines() => Assert.Equal("es", Of(new(["de, fr;q=0.2", "es;q=0.7"])));

    [Theory]
    [InlineData("?culture=ar", "ar")]
    [InlineData("?culture=es-MX", "es")]
    [InlineData("?culture=de", "fr")]
    [InlineData("?culture=", "fr")]
    [InlineData("?culture=ar&culture=es", "fr")]
    [InlineData("?other=ar", "fr")]
    public void The_query_goes_before_the_header(string query, string language) => Assert.Equal(language, Of("fr", query));

    [Fact]
    public void A_header_that_no_browser_writes_is_not_looked_at()
    {
        var header = "fr" + new string(' ', 1_022);
        Assert.Equal("fr", Of(header));
        Assert.Null(Of(header + " "));
    }

    private static string? Of(StringValues header, string query = "")
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = header;
        request.QueryString = new QueryString(query);
        return RequestLanguage.Find(request)?.Tag;
    }
}
