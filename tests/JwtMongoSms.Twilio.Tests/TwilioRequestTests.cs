using Microsoft.Extensions.Options;
using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioRequestTests : TwilioTest
{
    [Fact]
    public async Task A_message_is_one_form_to_the_accounts_own_path()
    {
        Twilio.ThenRespond(201, TwilioJson.Message());

        var result = await SendAsync(TimeSpan.FromSeconds(299.9));

        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Equal(TwilioJson.Sid, result.ProviderId);
        Assert.Equal(1, result.Segments);
        var post = Assert.Single(Twilio.Posts);
        Assert.Equal($"/2010-04-01/Accounts/{AccountSid}/Messages.json", post.Path);
        Assert.Equal($"{AccountSid}:{AuthToken}", post.Credentials);
        Assert.Equal(
            [
                KeyValuePair.Create("To", "+447400123456"),
                KeyValuePair.Create("From", "+12025550123"),
                KeyValuePair.Create("Body", "048213 is your Nine Cats code.\n\n@example.com #048213"),
                KeyValuePair.Create("ValidityPeriod", "299"),
                KeyValuePair.Create("ShortenUrls", "false"),
            ],
            post.Fields);
    }

    [Fact]
    public async Task An_api_key_signs_in_place_of_the_token_and_the_path_keeps_the_account()
    {
        (Options.ApiKeySid, Options.ApiKeySecret) = (KeySid, KeySecret);
        Twilio.ThenRespond(201, TwilioJson.Message());

        await SendAsync();

        var post = Assert.Single(Twilio.Posts);
        Assert.Equal($"{KeySid}:{KeySecret}", post.Credentials);
        Assert.Equal($"/2010-04-01/Accounts/{AccountSid}/Messages.json", post.Path);
    }

    [Fact]
    public async Task A_messaging_service_chooses_the_sender()
    {
        (Options.From, Options.MessagingServiceSid) = (null, ServiceSid);
        var message = TwilioJson.Message(from: null).Replace("\"num_segments\":\"1\"", "\"num_segments\":\"0\"", StringComparison.Ordinal);
        Twilio.ThenRespond(201, message);

        var result = await SendAsync();

        var post = Assert.Single(Twilio.Posts);
        Assert.Equal(ServiceSid, post["MessagingServiceSid"]);
        Assert.DoesNotContain(post.Fields, field => field.Key == "From");
        Assert.Null(result.Segments);
    }

    [Theory]
    [InlineData("http://localhost:4010", "/2010-04-01/")]
    [InlineData("http://localhost:4010/", "/2010-04-01/")]
    [InlineData("https://twilio.example.com/mock", "/mock/2010-04-01/")]
    public async Task A_base_address_goes_before_twilios_path(string address, string beginning)
    {
        Options.BaseAddress = new Uri(address);
        Twilio.ThenRespond(201, TwilioJson.Message());

        await SendAsync();

        Assert.StartsWith(beginning, Assert.Single(Twilio.Posts).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(59.999, "59")]
    [InlineData(600, "600")]
    [InlineData(90_000, "36000")]
    public async Task Validity_is_the_whole_seconds_left_within_twilios_bounds(double seconds, string written)
    {
        Twilio.ThenRespond(201, TwilioJson.Message());

        await SendAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(written, Assert.Single(Twilio.Posts)["ValidityPeriod"]);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_code_that_has_ended_is_not_sent(double seconds)
    {
        var result = await SendAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(0, Twilio.Requests);
    }

    [Fact]
    public async Task The_text_is_what_the_application_writes()
    {
        Messages.Sms = message => $"Código: {message.Code.Digits} & más + 100%\n";
        Twilio.ThenRespond(201, TwilioJson.Message());

        await SendAsync();

        Assert.Equal("Código: 048213 & más + 100%\n", Assert.Single(Twilio.Posts)["Body"]);
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused_before_the_first_message()
    {
        (Options.AccountSid, Options.AuthToken) = ("abc", null);

        var error = Assert.Throws<OptionsValidationException>(Sender);

        Assert.Contains(
            "JwtMongoSms:Twilio:AccountSid (JwtMongoSms__Twilio__AccountSid) is \"abc\"; it starts with AC and has 34 characters.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Contains("(JwtMongoSms__Twilio__AuthToken) is missing", error.Message, StringComparison.Ordinal);
    }
}
