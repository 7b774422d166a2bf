using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>The chosen failures, met by the sender that runs in Production and by other programs.</summary>
public sealed class FailureTests : DevPhoneTest
{
    [Theory]
    [InlineData(21211, 400, SendOutcome.Refused, DeliveryFailureClass.BadNumber)]
    [InlineData(20003, 401, SendOutcome.Refused, DeliveryFailureClass.Misconfigured)]
    [InlineData(20404, 404, SendOutcome.Refused, DeliveryFailureClass.Misconfigured)]
    [InlineData(21611, 429, SendOutcome.Refused, DeliveryFailureClass.Busy)]
    [InlineData(20503, 503, SendOutcome.Unknown, DeliveryFailureClass.Unknown)]
    [InlineData(99999, 400, SendOutcome.Refused, DeliveryFailureClass.Unknown)]
    public async Task A_refusal_has_twilios_form_and_the_sender_reads_it(
        int code, int status, SendOutcome outcome, DeliveryFailureClass failureClass)
    {
        Choose(FailureKind.Refusal, code: code);

        var problem = await ReadJsonAsync(await TextAsync("048213 is your code."));
        var result = await SendAsync();

        Assert.Equal(["code", "message", "more_info", "status"], problem.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal((code, status), (problem.GetProperty("code").GetInt32(), problem.GetProperty("status").GetInt32()));
        Assert.Equal((outcome, failureClass, $"{code}"), (result.Outcome, result.Failure!.Class, result.Failure.Code));
    }

    [Theory]
    [InlineData((int)FailureKind.Unreadable, "200 with something other than a message")]
    [InlineData((int)FailureKind.Reset, "broke after sending")]
    public async Task A_web_page_and_a_broken_connection_leave_the_outcome_open_and_nothing_is_posted_again(int kind, string detail)
    {
        Choose((FailureKind)kind);

        var result = await SendAsync();

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Contains(detail, result.Failure!.Detail, StringComparison.Ordinal);
        Assert.Single(Store.Messages(null));
    }

    [Fact]
    public async Task Over_HTTP_too_the_connection_breaks_and_silence_lasts_until_the_client_gives_up()
    {
        Choose(FailureKind.Reset);
        await Assert.ThrowsAsync<HttpRequestException>(() => TextAsync("Hello"));

        Choose(FailureKind.TimeOut);
        var arrival = Store.After(null).Arrival;
        var posting = TextAsync("Hello");
        await arrival.WaitAsync(CancellationToken);
        Assert.False(posting.IsCompleted);
        Client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
    }

    [Theory]
    [InlineData(5, SendOutcome.Accepted), InlineData(20, SendOutcome.Unknown)]
    public async Task A_late_message_arrives_late_even_if_its_sender_has_given_up(int seconds, SendOutcome outcome)
    {
        Choose(FailureKind.Delay, seconds);
        var arrival = Store.After(null).Arrival;
        var sending = SendAsync();
        await WaitForTimerAsync(seconds);
        Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Empty(Store.Messages(null));

        Time.Advance(TimeSpan.FromSeconds(1));

        await arrival.WaitAsync(CancellationToken);
        Assert.Equal(outcome, (await sending).Outcome);
        Assert.Equal((GivenMessage.Code, null), (Store.Messages(null)[0].Code, Store.Messages(null)[0].Failure));
    }

    [Fact]
    public async Task Stopping_the_application_ends_what_waits()
    {
        Choose(FailureKind.Delay, seconds: 60);
        var sending = SendAsync();
        await WaitForTimerAsync(60);

        await App.StopAsync(CancellationToken);

        Assert.Equal(SendOutcome.Accepted, (await sending).Outcome);
    }

    [Fact]
    public async Task What_is_not_delivered_is_shown_and_its_code_is_no_code()
    {
        Choose(FailureKind.Refusal, code: 21610);
        await TextAsync("048213 is your code.");

        var message = (await GetJsonAsync("/dev/phone/api/messages"))[0];
        Assert.Equal("Twilio refuses with 21610 ", $"{message.GetProperty("failure")} {message.GetProperty("code")}");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/dev/phone/api/code?to=+447400123456")).StatusCode);
        Assert.Contains("<strong>Not delivered.</strong> <span>Twilio refuses with 21610</span>", await GetTextAsync("/dev/phone"));
    }

    [Fact]
    public async Task The_numbers_own_failure_comes_before_the_one_for_all_and_next_means_one_message_of_many()
    {
        Choose(FailureKind.Refusal, code: 20003);
        Failures.Choose(new PlannedFailure(GivenMessage.Request().To, FailureKind.Refusal, Code: 21610, IsForNextOnly: true));

        Assert.Equal(HttpStatusCode.Unauthorized, (await TextAsync("To another", "+12025550123")).StatusCode);
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TextAsync("To the one")));
        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.BadRequest);
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.Unauthorized));
        Failures.Remove(null);
        Assert.Equal(HttpStatusCode.Created, (await TextAsync("To the one")).StatusCode);
    }

    private void Choose(FailureKind kind, int? seconds = null, int? code = null)
        => Failures.Choose(new PlannedFailure(null, kind, seconds, code));

    private async Task WaitForTimerAsync(int seconds)
    {
        while (await Time.NextTimerAsync(CancellationToken) != TimeSpan.FromSeconds(seconds))
        {
        }
    }
}
