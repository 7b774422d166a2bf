using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

/// <summary>The failures that are chosen, met by the sender that runs in Production.</summary>
public sealed class DevPhoneFailureTests
{
    private static readonly TimeSpan OfTheSender = TimeSpan.FromSeconds(10);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21211, DeliveryFailureClass.BadNumber)]
    [InlineData(21610, DeliveryFailureClass.OptedOut)]
    [InlineData(21408, DeliveryFailureClass.CountryDisabled)]
    [InlineData(30007, DeliveryFailureClass.Filtered)]
    [InlineData(20003, DeliveryFailureClass.Misconfigured)]
    [InlineData(20404, DeliveryFailureClass.Misconfigured)]
    [InlineData(60203, DeliveryFailureClass.Busy)]
    [InlineData(99999, DeliveryFailureClass.Unknown)]
    public async Task A_refusal_is_what_the_sender_makes_of_twilios(int code, DeliveryFailureClass failureClass)
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Refusal, Code: code));

        var result = await SendAsync(host);

        Assert.Equal((SendOutcome.Refused, failureClass, $"{code}"), (result.Outcome, result.Failure!.Class, result.Failure.Code));
    }

    [Theory]
    [InlineData(21610, HttpStatusCode.BadRequest)]
    [InlineData(20003, HttpStatusCode.Unauthorized)]
    [InlineData(20404, HttpStatusCode.NotFound)]
    [InlineData(20429, HttpStatusCode.TooManyRequests)]
    [InlineData(21611, HttpStatusCode.TooManyRequests)]
    [InlineData(20500, HttpStatusCode.InternalServerError)]
    [InlineData(20503, HttpStatusCode.ServiceUnavailable)]
    [InlineData(12345, HttpStatusCode.BadRequest)]
    public async Task A_refusal_has_twilios_form_and_status(int code, HttpStatusCode status)
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Refusal, Code: code));

        var answer = await host.TextAsync("048213 is your code.");

        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
        Assert.Equal(["code", "message", "more_info", "status"], problem.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal((code, (int)status), (problem.GetProperty("code").GetInt32(), problem.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_web_page_in_place_of_an_answer_leaves_the_outcome_open()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Rubbish));

        var result = await SendAsync(host);

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Contains("200 with something other than a message", result.Failure!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_the_outcome_open_and_nothing_is_posted_again()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Reset));

        var result = await SendAsync(host);

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Contains("broke after sending", result.Failure!.Detail, StringComparison.Ordinal);
        Assert.Single(Messages(host));
    }

    [Fact]
    public async Task Silence_lasts_until_the_sender_has_given_up()
    {
        var ended = new TaskCompletionSource();
        await using var host = await DevPhoneHost.StartAsync(use: app => app.Use(async (context, next) =>
        {
            await next(context);
            ended.SetResult();
        }));
        Plans(host).Choose(new PlannedFailure(null, FailureKind.TimeOut));
        var met = host.App.Services.GetRequiredService<DevPhoneStore>().After(null).Arrival;
        var sending = SendAsync(host);
        await met.WaitAsync(CancellationToken);
        Assert.False(sending.IsCompleted);

        host.Time.Advance(OfTheSender);

        Assert.Equal(SendOutcome.Unknown, (await sending).Outcome);
        await ended.Task.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task A_message_that_is_late_arrives_late()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Delay, Seconds: 5));
        var sending = SendAsync(host);
        await NextTimerAsync(host, TimeSpan.FromSeconds(5));
        Assert.Empty(Messages(host));

        host.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(SendOutcome.Accepted, (await sending).Outcome);
        Assert.Equal((GivenMessage.Code, null), (Assert.Single(Messages(host)).Code, Messages(host)[0].Failure));
    }

    [Fact]
    public async Task A_message_that_is_later_than_the_sender_waits_arrives_all_the_same()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Delay, Seconds: 20));
        var arrival = host.App.Services.GetRequiredService<DevPhoneStore>().After(null).Arrival;
        var sending = SendAsync(host);
        await NextTimerAsync(host, TimeSpan.FromSeconds(20));
        host.Time.Advance(OfTheSender);
        Assert.Equal(SendOutcome.Unknown, (await sending).Outcome);
        Assert.Empty(Messages(host));

        host.Time.Advance(OfTheSender);

        await arrival.WaitAsync(CancellationToken);
        Assert.Equal(GivenMessage.Code, Assert.Single(Messages(host)).Code);
    }

    [Theory]
    [InlineData((int)FailureKind.Delay, SendOutcome.Accepted)]
    [InlineData((int)FailureKind.TimeOut, SendOutcome.Unknown)]
    public async Task Stopping_the_application_ends_what_waits(int kind, SendOutcome outcome)
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, (FailureKind)kind, Seconds: 60));
        var met = host.App.Services.GetRequiredService<DevPhoneStore>().After(null).Arrival;
        var sending = SendAsync(host);
        if (kind == (int)FailureKind.Delay)
            await NextTimerAsync(host, TimeSpan.FromSeconds(60));
        else
            await met.WaitAsync(CancellationToken);

        await host.App.StopAsync(CancellationToken);

        Assert.Equal(outcome, (await sending).Outcome);
    }

    [Fact]
    public async Task What_is_not_delivered_is_shown_and_its_code_is_no_code()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Refusal, Code: 21610));
        await host.TextAsync("048213 is your code.");

        var message = (await (await host.GetAsync("/dev/phone/api/messages")).Content.ReadFromJsonAsync<JsonElement>(CancellationToken))[0];
        var page = await host.GetStringAsync("/dev/phone");

        Assert.Equal(("Twilio refuses with 21610", null), (message.GetProperty("failure").GetString(), message.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/dev/phone/api/code?to=+447400123456")).StatusCode);
        Assert.Contains("<strong>Not delivered.</strong> <span>Twilio refuses with 21610</span>, as you chose.", page, StringComparison.Ordinal);
        Assert.Contains(">––––––</output>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_numbers_own_failure_comes_before_the_one_for_all_and_next_means_one_message()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Refusal, Code: 20003));
        Plans(host).Choose(new PlannedFailure(GivenPhone, FailureKind.Refusal, Code: 21610, IsForNextOnly: true));

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TextAsync("To another", "+12025550123")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.TextAsync("To the one")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TextAsync("To the one")).StatusCode);
        Plans(host).Remove(null);
        Assert.Equal(HttpStatusCode.Created, (await host.TextAsync("To the one")).StatusCode);
    }

    [Fact]
    public async Task Of_many_messages_at_once_the_next_is_one()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Plans(host).Choose(new PlannedFailure(null, FailureKind.Refusal, Code: 21610, IsForNextOnly: true));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.TextAsync("048213 is your code.")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.BadRequest);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
    }

    private static PhoneNumber GivenPhone => GivenMessage.Request().To;

    private static FailurePlans Plans(DevPhoneHost host) => host.App.Services.GetRequiredService<FailurePlans>();

    private static IReadOnlyList<DevPhoneMessage> Messages(DevPhoneHost host) => host.App.Services.GetRequiredService<DevPhoneStore>().Messages(null);

    private static async Task<SendResult> SendAsync(DevPhoneHost host)
    {
        using var sender = DevPhoneSender.Create(host.App.Services);
        return await sender.SendAsync(GivenMessage.Request(), CancellationToken);
    }

    private static async Task NextTimerAsync(DevPhoneHost host, TimeSpan wanted)
    {
        while (await host.Time.NextTimerAsync(CancellationToken) != wanted)
        {
        }
    }
}
