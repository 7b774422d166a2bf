using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class MessageJudgeTests
{
    private const string Ten = "0123456789";

    [Theory]
    [InlineData("Hello", true, "One segment: 5 of 160 places, GSM-7.")]
    [InlineData("€", true, "One segment: 2 of 160 places, GSM-7.")]
    [InlineData("Code für", true, "One segment: 8 of 160 places, GSM-7.")]
    [InlineData("Código", true, "One segment: 6 of 70 places, UCS-2 because of “\u2068ó\u2069”, U+00F3.")]
    [InlineData("A\u00a0B", true, "One segment: 3 of 70 places, UCS-2 because of an invisible U+00A0.")]
    [InlineData("A\u200fB", true, "One segment: 3 of 70 places, UCS-2 because of an invisible U+200F.")]
    [InlineData(Ten + Ten + Ten + Ten + Ten + Ten + Ten + "😀", false, "2 segments, each billed as a message: 72 places, and one segment has 70 (UCS-2 because of “\u2068😀\u2069”, U+1F600).")]
    [InlineData(Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + "x", false, "2 segments, each billed as a message: 161 places, and one segment has 160 (GSM-7).")]
    public void Segments_are_counted_and_the_character_that_halves_the_room_is_named(string text, bool isGood, string says)
        => Assert.Equal(new Finding("segments", isGood, says), SegmentFinding.Of(text));

    [Theory]
    [InlineData("@example.com #048213", "example.com", null)]
    [InlineData("048213 is your code.\n\n@example.com #048213", "example.com", null)]
    [InlineData("048213 is your code.\r\n@example.com #048213", "example.com", null)]
    [InlineData("@example.com #048213 and more", "example.com", null)]
    [InlineData("@example.com #048213 @shop.example", "example.com", "shop.example")]
    [InlineData("@example.com #048213 %shop.example", "example.com", "shop.example")]
    [InlineData("@example.com #A-b_c", "example.com", null)]
    [InlineData("@example.com #048213\n", null, null)]
    [InlineData("@example.com #048213\r\n", null, null)]
    [InlineData("@example.com  #048213", null, null)]
    [InlineData("@example.com\t#048213", null, null)]
    [InlineData("@example.com #", null, null)]
    [InlineData("@ #048213", null, null)]
    [InlineData(" @example.com #048213", null, null)]
    [InlineData("Code: @example.com #048213", null, null)]
    [InlineData("@example.com #048213\nThank you.", null, null)]
    [InlineData("#048213 @example.com", null, null)]
    [InlineData("", null, null)]
    public void The_last_line_is_read_as_its_specification_reads_it(string text, string? host, string? embedded)
    {
        var line = DomainLine.Read(text);

        Assert.Equal((host, embedded), (line?.Host, line?.EmbeddedHost));
    }

    [Theory]
    [InlineData("@localhost #048213", "localhost", true, "Bound to localhost, the host you are on.")]
    [InlineData("@Example.com #048213", "example.com", true, "Bound to Example.com, the host you are on.")]
    [InlineData("@example.com #048213", "www.example.com", true, "Bound to example.com, of one site with www.example.com, the host you are on.")]
    [InlineData("@www.example.com #048213", "example.com", true, "Bound to www.example.com, of one site with example.com, the host you are on.")]
    [InlineData("@example.com #048213", "evilexample.com", false, "Bound to example.com, and you are on evilexample.com: here no browser offers the code.")]
    [InlineData("@localhost #048213", "app.localhost", false, "Bound to localhost, and you are on app.localhost: here no browser offers the code.")]
    [InlineData("@localhost #048213", "127.0.0.1", false, "Bound to localhost, and you are on 127.0.0.1: here no browser offers the code.")]
    [InlineData("@localhost #048213 @shop.example", "localhost", false, "Bound to a frame of shop.example inside localhost: on a page of its own no browser offers the code.")]
    [InlineData("Use 048213.", "localhost", false, "The last line is not of the form “@localhost #code”: no browser offers the code.")]
    [InlineData("@localhost #048213\n", "localhost", false, "The last line is not of the form “@localhost #code”: no browser offers the code.")]
    public void The_domain_is_held_against_the_host_that_somebody_is_on(string text, string host, bool isGood, string says)
        => Assert.Equal(new Finding("domain", isGood, says), DomainFinding.Of(text, host));

    [Theory]
    [InlineData("+447400123456", "", true, "United Kingdom (GB); Production needs it on Limits:Countries.")]
    [InlineData("+447400123456", "IE,gb", true, "United Kingdom (GB), on Limits:Countries.")]
    [InlineData("+33612345678", "IE,GB", false, "France (FR) is not on Limits:Countries: no code goes there.")]
    [InlineData("+80012345678", "", false, "The number belongs to no country: Limits:Countries can't name it, and Production sends no code there.")]
    public void A_country_is_held_against_the_limits(string number, string countries, bool isGood, string says)
    {
        var options = new LoginOptions { Limits = { Countries = countries.Split(',', StringSplitOptions.RemoveEmptyEntries) } };

        Assert.Equal(new Finding("country", isGood, says), CountryFinding.Of(Phone(number), options.Limits));
    }

    [Fact]
    public void A_text_without_a_code_is_not_asked_for_a_domain()
    {
        var message = new DevPhoneMessage { Id = "SM1", To = Phone("+447400123456"), From = null, Body = "Hello", At = default };

        var findings = new MessageJudge(Options.Create(new LoginOptions())).Judge(message, new HostString("localhost", 5080));

        Assert.Equal(["segments", "country"], findings.Select(finding => finding.About));
    }

    private static PhoneNumber Phone(string number) => PhoneNumber.TryParse(number, null, out var phone) ? phone : throw new ArgumentException("Not a number.", nameof(number));
}
