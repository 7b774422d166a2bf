using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

/// <summary>The message without a code goes the way of those that have one.</summary>
public sealed class TwilioNoticeTests : TwilioTest
{
    [Fact]
    public async Task A_notice_is_one_form_like_any_other_with_the_text_of_its_own()
    {
        Twilio.ThenRespond(201, TwilioJson.Message());

        var result = await SendNoticeAsync();

        Assert.Equal((SendOutcome.Accepted, TwilioJson.Sid), (result.Outcome, result.ProviderId));
        Assert.Equal(
            [
                KeyValuePair.Create("To", "+447400123456"),
                KeyValuePair.Create("From", "+12025550123"),
                KeyValuePair.Create(
                    "Body", "The phone number of your Nine Cats account was changed. If that wasn't you, contact us at once."),
                KeyValuePair.Create("ValidityPeriod", "36000"),
                KeyValuePair.Create("ShortenUrls", "false"),
            ],
            Assert.Single(Twilio.Posts).Fields);
    }

    [Fact]
    public async Task It_is_the_applications_own_text_where_there_is_one()
    {
        Messages.PhoneChanged = message => $"Miaou ! {message.AppName} {message.Language}";
        Twilio.ThenRespond(201, TwilioJson.Message());

        await SendNoticeAsync();

        Assert.Equal("Miaou ! Nine Cats en", Assert.Single(Twilio.Posts)["Body"]);
    }

    [Fact]
    public async Task It_is_posted_again_only_when_it_certainly_was_not_sent_and_the_log_names_the_user_alone()
    {
        Twilio.ThenRespond(429, TwilioJson.Error(20429, 429)).ThenRespond(500, TwilioJson.Error(20500, 500));
        var sending = SendNoticeAsync();
        await PostBeginsAsync();
        await PauseAsync(TimeSpan.FromSeconds(1));
        await PostBeginsAsync();

        Assert.Equal(SendOutcome.Unknown, (await sending).Outcome);
        Assert.Equal(2, Twilio.Requests);
        var line = Assert.Single(Log.Lines).Text;
        Assert.Contains(GivenMessage.Notice().UserId.Value, line, StringComparison.Ordinal);
        Assert.DoesNotContain("7400123456", line, StringComparison.Ordinal);
    }

    private async Task<SendResult> SendNoticeAsync()
    {
        using var sender = Sender();
        return await sender.SendNoticeAsync(GivenMessage.Notice(), CancellationToken);
    }
}
