using JwtMongoSms.Delivery.Twilio;
using JwtMongoSms.Delivery.Twilio.Internal;

namespace JwtMongoSms.Core.Tests.Delivery;

public sealed class TwilioOptionsCheckTests
{
    private const string Hex = "0123456789abcdef0123456789ABCDEF";

    [Fact]
    public void A_whole_account_is_in_order()
    {
        Assert.Empty(Problems(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "token", From = "+12025550123" }));
        Assert.Empty(Problems(new TwilioOptions { AccountSid = "AC" + Hex, ApiKeySid = "SK" + Hex, ApiKeySecret = "secret", MessagingServiceSid = "MG" + Hex }));
    }

    [Fact]
    public void No_account_is_in_order_unless_one_is_required()
    {
        Assert.Empty(TwilioOptionsCheck.Problems(new TwilioOptions()));
        Assert.Equal(["Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From"], Problems(new TwilioOptions()));
        Assert.Empty(TwilioOptionsCheck.Problems(new TwilioOptions { BaseAddress = new Uri("http://localhost:4010") }));
    }

    [Fact]
    public void Half_an_account_is_not()
        => Assert.Equal(["Twilio:AccountSid", "Twilio:From"], TwilioOptionsCheck.Problems(new TwilioOptions { AuthToken = "token" }).Select(problem => problem.Setting));

    [Theory]
    [InlineData("AC0123")]
    [InlineData("ac" + Hex)]
    [InlineData("SK" + Hex)]
    [InlineData("AC" + Hex + "0")]
    [InlineData(" AC" + Hex)]
    [InlineData("AC0123456789abcdef0123456789ABCDEG")]
    [InlineData("AC../../../../../../../../../../..")]
    public void An_account_sid_has_its_shape(string sid)
        => Assert.Equal(["Twilio:AccountSid"], Problems(new TwilioOptions { AccountSid = sid, AuthToken = "token", From = "+12025550123" }));

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
        => Assert.Equal(good ? [] : ["Twilio:From"], Problems(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "token", From = from }));

    [Theory]
    [InlineData("https://api.dublin.ie1.twilio.com", true)]
    [InlineData("http://localhost:4010/", true)]
    [InlineData("http://twilio.localhost", true)]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("http://[::1]:1/mock", true)]
    [InlineData("http://api.twilio.com", false)]
    [InlineData("http://localhost.example.com", false)]
    [InlineData("https://user:password@api.twilio.com", false)]
    [InlineData("https://api.twilio.com/?a=b", false)]
    [InlineData("ftp://localhost", false)]
    [InlineData("api.twilio.com", false)]
    public void A_base_address_is_https_or_this_machine(string address, bool good)
    {
        var problems = TwilioOptionsCheck.Problems(new TwilioOptions { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) }).ToList();
        Assert.Equal(good ? [] : ["Twilio:BaseAddress"], problems.Select(problem => problem.Setting));
        Assert.DoesNotContain(problems, problem => TwilioOptionsCheck.Sentence(problem).Contains("password", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_needs_its_secret_and_a_secret_its_key()
    {
        Assert.Equal(["Twilio:ApiKeySecret"], Problems(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", ApiKeySid = "SK" + Hex, From = "12345" }));
        Assert.Equal(["Twilio:ApiKeySid"], Problems(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", ApiKeySecret = "s", From = "12345" }));
    }

    [Fact]
    public void One_sender_is_set_not_two()
        => Assert.Equal(["Twilio:From"], Problems(new TwilioOptions { AccountSid = "AC" + Hex, AuthToken = "t", From = "12345", MessagingServiceSid = "MG" + Hex }));

    [Fact]
    public void No_sentence_shows_a_secret_even_one_that_stands_in_the_wrong_place()
    {
        const string secret = "5ecre7-which-nobody-may-see";
        var everywhere = new TwilioOptions
        {
            AccountSid = secret,
            AuthToken = secret + " ",
            ApiKeySid = secret,
            ApiKeySecret = secret + "\n",
            MessagingServiceSid = secret,
            From = secret,
        };

        var sentences = TwilioOptionsCheck.Problems(everywhere).Select(TwilioOptionsCheck.Sentence).ToList();

        Assert.Equal(7, sentences.Count);
        Assert.All(sentences, sentence => Assert.DoesNotContain("which-nobody-may-see", sentence, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Problems(TwilioOptions twilio) => TwilioOptionsCheck.Problems(twilio, required: true).Select(problem => problem.Setting);
}
