using CsCheck;
using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioRubbishTests : TwilioTest
{
    public static TheoryData<string> NoMessages => new()
    {
        "",
        "OK",
        "<html><body>Welcome to the hotel</body></html>",
        "null",
        "[]",
        "\"SM0123456789abcdef0123456789abcdef\"",
        "{}",
        "{\"sid\":null}",
        "{\"sid\":7}",
        "{\"sid\":{\"sid\":\"SM0123456789abcdef0123456789abcdef\"}}",
        "{\"sid\":\"SM0123456789abcdef0123456789abcde\"}",
        "{\"sid\":\"SM0123456789abcdef0123456789abcdeg\"}",
        "{\"sid\":\"CA0123456789abcdef0123456789abcdef\"}",
        "{\"sid\":\"\\ud800\"}",
        "{\"\\ud800\":1}",
        "{\"sid\":\"SM0123456789abcdef0123456789abcdef\"",
        new string('[', 10_000),
    };

    [Theory]
    [MemberData(nameof(NoMessages))]
    public async Task A_201_that_is_no_message_may_have_been_sent_and_is_not_posted_again(string body)
    {
        Twilio.ThenRespond(201, body);

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Equal(1, Twilio.Requests);
    }

    [Theory]
    [MemberData(nameof(NoMessages))]
    public async Task A_400_whose_body_is_rubbish_is_a_refusal_all_the_same(string body)
    {
        Twilio.ThenRespond(400, body);

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(DeliveryFailureClass.Unknown, result.Failure!.Class);
        Assert.Null(result.Failure.Code);
        Assert.Equal(1, Twilio.Requests);
    }

    [Theory]
    [InlineData("\"num_segments\":\"1\"", "\"num_segments\":{}")]
    [InlineData("\"num_segments\":\"1\"", "\"num_segments\":\"-1\"")]
    [InlineData("\"num_segments\":\"1\"", "\"num_segments\":1e300")]
    [InlineData("\"num_segments\":\"1\"", "\"num_segments\":\"99999999999999999999\"")]
    [InlineData("\"status\":\"queued\"", "\"status\":17")]
    [InlineData("\"error_code\":null", "\"error_code\":\"none\"")]
    [InlineData("\"price\":null", "\"price\":[[[]]]")]
    public async Task A_message_whose_other_fields_are_of_the_wrong_type_was_still_taken(string field, string wrong)
    {
        Twilio.ThenRespond(201, TwilioJson.Message().Replace(field, wrong, StringComparison.Ordinal));

        Assert.Equal(SendOutcome.Accepted, (await SendAsync()).Outcome);
    }

    [Theory]
    [InlineData(201, SendOutcome.Unknown)]
    [InlineData(400, SendOutcome.Refused)]
    public async Task A_body_without_end_is_read_to_its_bound(int status, SendOutcome expected)
    {
        using var endless = ScriptedStream.Endless();
        Twilio.ThenRespond(new StreamContent(endless), status);

        var result = await SendAsync();

        Assert.Equal(expected, result.Outcome);
        Assert.InRange(endless.Given, 1, 200_000);
    }

    [Theory]
    [InlineData(201, SendOutcome.Unknown)]
    [InlineData(400, SendOutcome.Refused)]
    public async Task A_body_that_never_comes_is_waited_for_up_to_the_timeout_and_the_status_stands(int status, SendOutcome expected)
    {
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stalled = ScriptedStream.Stalled(reading);
        Twilio.ThenRespond(new StreamContent(stalled), status);
        var sending = SendAsync();
        await reading.Task.WaitAsync(CancellationToken);

        Time.Advance(TimeOut);

        Assert.Equal(expected, (await sending).Outcome);
        Assert.Equal(1, Twilio.Requests);
    }

    [Fact]
    public async Task No_body_makes_the_sender_throw()
        => await Gen.Select(Gen.Int[200, 599], Gen.OneOf(Gen.String, Json), Gen.String[0, 20]).SampleAsync(
            async row =>
            {
                using var handler = new PlannedHandler();
                var (status, body, retryAfter) = row;
                for (var i = 0; i < 3; i++)
                    handler.ThenRespond(status, body, retryAfter: retryAfter.Replace('\r', ' ').Replace('\n', ' '));
                using var sender = SenderThrough(handler);

                // Under two seconds there is no pause to wait for.
                var result = await sender.SendAsync(GivenMessage.Request(validFor: TimeSpan.FromSeconds(1.5)), CancellationToken);

                Assert.Equal(1, handler.Requests);
                if (status >= 500)
                    Assert.Equal(SendOutcome.Unknown, result.Outcome);
            },
            iter: 2_000,
            threads: 1);

    private static Gen<string> Json => Gen.Select(
        OneOf("code", "sid", "status", "num_segments", "error_code", "type"),
        OneOf("20429", "\"20429\"", "-1", "1.5", "1e999", "null", "true", "{}", "[]", "\"\"", "\"\\ud800\"", "\"failed\"",
            "\"https://x/21211\"", $"\"{TwilioJson.Sid}\""))
        .Select((name, value) => $"\"{name}\":{value}").Array[0, 6].Select(members => "{" + string.Join(",", members) + "}");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
