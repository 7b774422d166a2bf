using JwtMongoSms.DevPhone.Judging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

public sealed class MessageJudgeTests
{
    private const string Two = "2 segments, each billed as a message: ";
    private const string Frame = "Bound to a frame of shop.example inside localhost: ";
    private const string NoCountry = "The number belongs to no country: ";
    private const string None = ": here no browser offers the code.";
    private const string Seventy = "0123456789012345678901234567890123456789012345678901234567890123456789";

    [Theory]
    [InlineData("048213 is your Nine Cats code.\n\n@example.com #048213", "048213")]
    [InlineData("Order 99881 is ready.\r\n\r\n@example.com #048213\r\n", "048213")]
    [InlineData("Your code: 048 213", "048213"), InlineData("Your code: 048-213", "048213")]
    [InlineData("0123456789", "0123456789"), InlineData("12 or 123, then 1234", "1234")]
    [InlineData("Call +447400123456 or type 9876", "9876"), InlineData("No code here, 123", null)]
    [InlineData("٠٤٨٢١٣", null)]
    public void The_code_is_what_a_handset_would_offer(string text, string? code) => Assert.Equal(code, CodeInText.Find(text));

    [Theory]
    [InlineData("€", true, "One segment: 2 of 160 places, GSM-7.")]
    [InlineData("Código", true, "One segment: 6 of 70 places, UCS-2 because of “\u2068ó\u2069”, U+00F3.")]
    [InlineData("A\u00a0B", true, "One segment: 3 of 70 places, UCS-2 because of an invisible U+00A0.")]
    [InlineData(Seventy + "😀", false, Two + "72 places, and one segment has 70 (UCS-2 because of “\u2068😀\u2069”, U+1F600).")]
    [InlineData(Seventy + Seventy + "012345678901234567890", false, Two + "161 places, and one segment has 160 (GSM-7).")]
    public void Segments_are_counted_and_the_character_that_halves_the_room_is_named(string text, bool isGood, string says)
        => Assert.Equal(new Finding("segments", isGood, says), SegmentFinding.From(text));

    [Theory]
    [InlineData("048213 is your code.\n\n@example.com #048213", "example.com", null)]
    [InlineData("048213 is your code.\r\n@example.com #048213 and more", "example.com", null)]
    [InlineData("@example.com #048213 @shop.example", "example.com", "shop.example")]
    [InlineData("@example.com #048213 %shop.example", "example.com", "shop.example")]
    [InlineData("@example.com #A-b_c", "example.com", null), InlineData("@example.com #048213\n", null, null)]
    [InlineData("@example.com  #048213", null, null), InlineData("@example.com\t#048213", null, null)]
    [InlineData("@example.com #", null, null), InlineData("@ #048213", null, null)]
    [InlineData("Code: @example.com #048213", null, null), InlineData("", null, null)]
    public void The_last_line_is_read_as_its_specification_reads_it(string text, string? host, string? embedded)
        => Assert.Equal((host, embedded), (DomainLine.Read(text)?.Host, DomainLine.Read(text)?.EmbeddedHost));

    [Theory]
    [InlineData("@Example.com #1", "example.com", true, "Bound to Example.com, the host you are on.")]
    [InlineData("@example.com #1", "www.example.com", true, "Bound to example.com, of one site with www.example.com, the host you are on.")]
    [InlineData("@www.example.com #1", "example.com", true, "Bound to www.example.com, of one site with example.com, the host you are on.")]
    [InlineData("@example.com #1", "evilexample.com", false, "Bound to example.com, and you are on evilexample.com" + None)]
    [InlineData("@localhost #1", "app.localhost", false, "Bound to localhost, and you are on app.localhost" + None)]
    [InlineData("@localhost #1 @shop.example", "localhost", false, Frame + "on a page of its own no browser offers the code.")]
    [InlineData("Use 048213.", "localhost", false, "The last line is not of the form “@localhost #code”: no browser offers the code.")]
    public void The_domain_is_held_against_the_host_of_the_page(string text, string host, bool isGood, string says)
        => Assert.Equal(new Finding("domain", isGood, says), DomainFinding.From(text, host));

    [Theory]
    [InlineData("+447400123456", "", true, "United Kingdom (GB); Production needs it on Limits:Countries.")]
    [InlineData("+447400123456", "IE,gb", true, "United Kingdom (GB), on Limits:Countries.")]
    [InlineData("+33612345678", "IE,GB", false, "France (FR) is not on Limits:Countries: no code goes there.")]
    [InlineData("+80012345678", "", false, NoCountry + "Limits:Countries can't name it, and Production sends no code there.")]
    public void A_country_is_held_against_the_limits_and_a_text_without_a_code_against_no_domain(
        string number, string countries, bool isGood, string says)
    {
        var options = new LimitOptions { Countries = countries.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        var message = new DevPhoneMessage { Id = "SM1", To = GivenMessage.Request(number).To, From = null, Body = "Hello", At = default };

        var findings = new MessageJudge(Options.Create(options)).Judge(message, new HostString("localhost", 5080));

        Assert.Equal([SegmentFinding.From("Hello"), new Finding("country", isGood, says)], findings);
    }
}
