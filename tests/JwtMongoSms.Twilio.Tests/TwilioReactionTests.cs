using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioReactionTests : TwilioTest
{
    // TwilioRepeatTests has it: it alone is posted again.
    private const int TooManyRequests = 20429;

    // Conventions.Tests holds the table of docs/twilio.md to TwilioErrors.
    [Fact]
    public async Task A_refusal_has_the_class_of_its_code_and_is_posted_once()
    {
        foreach (var (code, expected) in TwilioErrors.All.Where(error => error.Key != TooManyRequests))
        {
            Twilio.ThenRespond(400, TwilioJson.Error(code, 400));
            var before = Twilio.Requests;

            var result = await SendAsync();

            Assert.Equal((SendOutcome.Refused, expected), (result.Outcome, result.Failure!.Class));
            Assert.Equal(("twilio", $"{code}"), (result.Failure.Provider, result.Failure.Code));
            Assert.Equal(before + 1, Twilio.Requests);
        }
    }

    [Theory]
    [InlineData(400, DeliveryFailureClass.Unknown)]
    [InlineData(401, DeliveryFailureClass.Misconfigured)]
    [InlineData(403, DeliveryFailureClass.Misconfigured)]
    [InlineData(404, DeliveryFailureClass.Misconfigured)]
    [InlineData(422, DeliveryFailureClass.Unknown)]
    public async Task A_code_that_nobody_knows_is_judged_by_the_status(int status, DeliveryFailureClass expected)
    {
        Twilio.ThenRespond(status, TwilioJson.Error(29999, status));

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(expected, result.Failure!.Class);
        Assert.Equal("29999", result.Failure.Code);
        Assert.Equal(1, Twilio.Requests);
    }

    [Theory]
    [InlineData("""{"type":"https://www.twilio.com/docs/api/errors/21211","title":"Invalid number","status":400,"detail":"No."}""")]
    [InlineData("""{"type":"about:blank","title":"Invalid number","status":400,"code":21211}""")]
    [InlineData("""{"code":"21211","message":"No."}""")]
    public async Task A_problem_of_RFC_9457_is_read_like_twilios_own(string problem)
    {
        Twilio.ThenRespond(400, problem, "application/problem+json");

        var result = await SendAsync();

        Assert.Equal(DeliveryFailureClass.BadNumber, result.Failure!.Class);
        Assert.Equal("21211", result.Failure.Code);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Nobody_knows_what_became_of_a_message_that_the_server_failed_at_and_it_is_posted_once(int status)
    {
        Twilio.ThenRespond(status, TwilioJson.Error(20429, status), retryAfter: "1");

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task A_message_that_failed_as_it_was_made_is_refused()
    {
        var failed = TwilioJson.Message()
            .Replace("\"queued\"", "\"failed\"", StringComparison.Ordinal)
            .Replace("\"error_code\":null", "\"error_code\":30034", StringComparison.Ordinal);
        Twilio.ThenRespond(201, failed);

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(DeliveryFailureClass.Misconfigured, result.Failure!.Class);
    }

    [Fact]
    public void Every_class_says_what_to_do()
        => Assert.All(
            Enum.GetValues<DeliveryFailureClass>(),
            failureClass => Assert.EndsWith(".", TwilioErrors.Cure(failureClass), StringComparison.Ordinal));
}
