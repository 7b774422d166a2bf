namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioOptionsSetupTests
{
    private const string Hex = "0123456789abcdef0123456789ABCDEF";

    [Fact]
    public void A_whole_account_is_valid()
    {
        Assert.Empty(Sentences(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "token", From = "+12025550123" }));
        Assert.Empty(Sentences(new TwilioOptions
        {
            AccountSid = "AC" + Hex,
            ApiKeySid = "SK" + Hex,
            ApiKeySecret = "secret",
            MessagingServiceSid = "MG" + Hex,
        }));
    }

    [Fact]
    public void No_account_lacks_everything_and_half_of_one_the_rest()
    {
        Assert.Equal(["Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From"], Settings(new TwilioOptions()));
        Assert.Equal(["Twilio:AccountSid", "Twilio:From"], Settings(new TwilioOptions { AuthToken = "token" }));
    }

    [Theory]
    [InlineData("AC0123")]
    [InlineData("ac" + Hex)]
    [InlineData("SK" + Hex)]
    [InlineData("AC" + Hex + "0")]
    [InlineData(" AC" + Hex)]
    [InlineData("AC0123456789abcdef0123456789ABCDEG")]
    [InlineData("AC../../../../../../../../../../..")]
    public void An_account_sid_has_its_shape(string sid)
        => Assert.Equal(["Twilio:AccountSid"], Settings(new TwilioOptions { AccountSid = sid, AuthToken = "t", From = "+12025550123" }));

    [Theory]
    [InlineData("+12025550123", true)]
    [InlineData("12345", true)]
    [InlineData("NineCats", true)]
    [InlineData("Nine Cats 9", true)]
    [InlineData("9", false)]
    [InlineData("+0202555012", false)]
    [InlineData("+1202555", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("2025550123", false)]
    [InlineData("Nine Cats 99", false)]
    [InlineData("Kätzchen", false)]
    [InlineData("+1 202 555 0123", false)]
    public void A_sender_is_a_number_a_short_code_or_a_name(string from, bool good)
        => Assert.Equal(
            good ? [] : ["Twilio:From"], Settings(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "token", From = from }));

    [Theory]
    [InlineData("https://api.twilio.com/", true)]
    [InlineData("http://localhost:4010", false)]
    public void A_base_address_is_https(string address, bool good)
        => Assert.Equal(
            good ? [] : ["Twilio:BaseAddress"],
            Settings(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", From = "12345", BaseAddress = new Uri(address) }));

    [Fact]
    public void A_key_needs_its_secret_and_a_secret_its_key()
    {
        Assert.Equal(
            ["Twilio:ApiKeySecret"],
            Settings(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", ApiKeySid = "SK" + Hex, From = "12345" }));
        Assert.Equal(
            ["Twilio:ApiKeySid"],
            Settings(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", ApiKeySecret = "s", From = "12345" }));
    }

    [Fact]
    public void One_sender_is_set_not_two()
        => Assert.Equal(
            ["Twilio:From"],
            Settings(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", From = "12345", MessagingServiceSid = "MG" + Hex }));

    [Fact]
    public void No_sentence_shows_a_secret_even_one_that_stands_in_the_wrong_place()
    {
        const string secret = "5ecre7-which-must-stay-hidden";
        var everywhere = new TwilioOptions
        {
            AccountSid = secret,
            AuthToken = secret + " ",
            ApiKeySid = secret,
            ApiKeySecret = secret + "\n",
            MessagingServiceSid = secret,
            From = secret,
        };

        var sentences = Sentences(everywhere);

        Assert.Equal(7, sentences.Count);
        Assert.All(sentences, sentence => Assert.DoesNotContain("which-must-stay-hidden", sentence, StringComparison.Ordinal));
    }

    private static List<string> Sentences(TwilioOptions options) => [.. TwilioOptionsSetup.FindInOptions(options, isDevelopment: false)];

    private static IEnumerable<string> Settings(TwilioOptions options)
        => Sentences(options).Select(sentence => sentence["JwtMongoSms:".Length..sentence.IndexOf(' ', StringComparison.Ordinal)]);
}
