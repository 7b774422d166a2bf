using System.Globalization;
using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioRepeatTests : TwilioTest
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SecondPause = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("""{"code":20429,"message":"Too many requests","status":429}""")]
    [InlineData("""{"message":"Slow down"}""")]
    [InlineData("Too Many Requests")]
    [InlineData("")]
    public async Task A_message_that_twilio_was_too_busy_for_is_posted_again_up_to_a_bound(string body)
    {
        Twilio.ThenRespond(429, body).ThenRespond(429, body).ThenRespond(429, body);
        var sending = SendAsync();

        await PostBeginsAsync();
        await PauseAsync(FirstPause);
        await PostBeginsAsync();
        await PauseAsync(SecondPause);
        await PostBeginsAsync();

        var result = await sending;
        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(DeliveryFailureClass.Busy, result.Failure!.Class);
        Assert.Equal(3, Twilio.Requests);
    }

    [Fact]
    public async Task A_message_that_is_taken_at_the_second_post_is_accepted_and_its_validity_has_shrunk()
    {
        Twilio.ThenRespond(429, TwilioJson.Error(20429, 429)).ThenRespond(201, TwilioJson.Message());
        var sending = SendAsync(TimeSpan.FromSeconds(60));

        await PostBeginsAsync();
        await PauseAsync(FirstPause);

        Assert.Equal(SendOutcome.Accepted, (await sending).Outcome);
        Assert.Equal(["60", "59"], Twilio.Posts.Select(post => post["ValidityPeriod"]));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("-3", 1)]
    [InlineData("soon", 1)]
    [InlineData("99999999999999999999", 1)]
    [InlineData("Tue, 01 Jan 2030 12:00:09 GMT", 9)]
    [InlineData("Tue, 01 Jan 2030 11:00:00 GMT", 1)]
    public async Task The_pause_is_what_twilio_asks_for_and_a_second_at_least(string retryAfter, int seconds)
    {
        Twilio.ThenRespond(429, TwilioJson.Error(20429, 429), retryAfter: retryAfter).ThenRespond(201, TwilioJson.Message());
        var sending = SendAsync();

        await PostBeginsAsync();
        await PauseAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(SendOutcome.Accepted, (await sending).Outcome);
        Assert.Equal(2, Twilio.Requests);
    }

    [Theory]
    [InlineData("16")]
    [InlineData("3600")]
    [InlineData("2147483647")]
    public async Task A_pause_over_its_bound_is_left_to_the_person(string retryAfter)
    {
        Twilio.ThenRespond(429, TwilioJson.Error(20429, 429), retryAfter: retryAfter);

        var result = await SendAsync();

        Assert.Equal(DeliveryFailureClass.Busy, result.Failure!.Class);
        Assert.Equal(TimeSpan.FromSeconds(int.Parse(retryAfter, CultureInfo.InvariantCulture)), result.Failure.RetryAfter);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task A_pause_that_the_code_would_not_outlive_is_not_made()
    {
        Twilio.ThenRespond(429, TwilioJson.Error(20429, 429), retryAfter: "9");

        var result = await SendAsync(TimeSpan.FromSeconds(9.5));

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(1, Twilio.Requests);
    }

    [Theory]
    [InlineData(60202)]
    [InlineData(60203)]
    [InlineData(21611)]
    [InlineData(60410)]
    public async Task A_429_with_a_code_of_its_own_is_posted_once(int code)
    {
        Twilio.ThenRespond(429, TwilioJson.Error(code, 429), retryAfter: "1");

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal($"{code}", result.Failure!.Code);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_is_tried_again_because_nothing_was_sent()
    {
        Twilio.ThenFailToConnect(new HttpRequestException(HttpRequestError.NameResolutionError))
            .ThenFailToConnect(new HttpRequestException(HttpRequestError.ConnectionError))
            .ThenFailToConnect(new TaskCanceledException("The connect time-out.", new TimeoutException()));
        var sending = SendAsync();

        await PostBeginsAsync();
        await PauseAsync(FirstPause);
        await PostBeginsAsync();
        await PauseAsync(SecondPause);
        await PostBeginsAsync();

        var result = await sending;
        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(DeliveryFailureClass.NoConnection, result.Failure!.Class);
        Assert.Equal(3, Twilio.Requests);
        Assert.Empty(Twilio.Posts);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    [InlineData(HttpRequestError.ConnectionError)]
    public async Task A_connection_that_breaks_after_sending_is_not_tried_again_whatever_the_error_says(HttpRequestError error)
    {
        Twilio.ThenBreak(new HttpRequestException(error));

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Single(Twilio.Posts);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task Giving_up_leaves_the_outcome_unknown_once_the_message_has_left()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        Twilio.ThenStaySilent();
        using var sender = Sender();
        var sending = sender.SendAsync(GivenMessage.Request(), giveUp.Token);

        await giveUp.CancelAsync();

        Assert.Equal(SendOutcome.Unknown, (await sending).Outcome);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task Giving_up_during_a_pause_ends_it_with_the_refusal()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        Twilio.ThenRespond(429, "");
        using var sender = Sender();
        var sending = sender.SendAsync(GivenMessage.Request(), giveUp.Token);
        await PostBeginsAsync();
        await Time.NextTimerAsync(CancellationToken);

        await giveUp.CancelAsync();

        Assert.Equal(SendOutcome.Refused, (await sending).Outcome);
        Assert.Equal(1, Twilio.Requests);
    }
}
