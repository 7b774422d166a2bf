using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class DeliveryTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_refused_send_is_answered_like_any_other_and_its_code_wins_nothing()
    {
        var sender = Always(PlannedSender.Refused(DeliveryFailureClass.Blocked));
        await using var app = await StartAsync(sender);
        var challengeId = await AskAsync(app);
        await HandedOverAsync(app, "was refused");

        Assert.Equal("sending", (await StatusAsync(app, challengeId)).GetProperty("delivery").GetString());
        app.Time.Advance(TimeSpan.FromSeconds(3));
        var status = await StatusAsync(app, challengeId);
        Assert.Equal(("undelivered", 0), (status.GetProperty("delivery").GetString(), status.GetProperty("resendInSeconds").GetInt32()));

        var code = sender.Requests.Single().Message.Code.Digits;
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code });
        var problem = await TestApp.JsonAsync(answer, StatusCodes.Status400BadRequest);
        Assert.Equal(("code_incorrect", 4), (problem.GetProperty("code").GetString(), problem.GetProperty("attemptsLeft").GetInt32()));
    }

    [Fact]
    public async Task A_refused_send_may_be_followed_by_another_at_once_and_that_code_is_good()
    {
        var results = new Queue<SendResult>([PlannedSender.Refused(DeliveryFailureClass.NoConnection), PlannedSender.Accepted]);
        var sender = new PlannedSender(_ => Task.FromResult(results.Dequeue()));
        await using var app = await StartAsync(sender);
        var challengeId = await AskAsync(app);
        await HandedOverAsync(app, "was refused");

        using (var resend = await app.PostAsync("/auth/code", new { challengeId }))
            await TestApp.JsonAsync(resend, StatusCodes.Status202Accepted);
        await HandedOverAsync(app, "the provider accepted it");

        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = sender.Requests.Last().Message.Code.Digits });
        await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    [Fact]
    public async Task The_code_stays_good_when_nobody_knows_what_became_of_the_message()
    {
        var sender = Always(PlannedSender.Unknown());
        await using var app = await StartAsync(sender);
        var challengeId = await AskAsync(app);
        await HandedOverAsync(app, "unknown outcome");

        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = sender.Requests.Single().Message.Code.Digits });
        await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    [Fact]
    public async Task A_sender_that_throws_is_logged_and_its_code_stays_good()
    {
        var sender = new PlannedSender(_ => throw new InvalidDataException("boom"));
        await using var app = await StartAsync(sender);
        var challengeId = await AskAsync(app);
        await HandedOverAsync(app, "outcome is unknown");

        // An exception's message may quote number and code: its kind and its place are enough.
        Assert.Contains(
            app.Logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("InvalidDataException", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("boom", StringComparison.Ordinal));
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = sender.Requests.Single().Message.Code.Digits });
        await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    [Theory]
    [InlineData(DeliveryFailureClass.Misconfigured, LogLevel.Error)]
    [InlineData(DeliveryFailureClass.CountryDisabled, LogLevel.Error)]
    [InlineData(DeliveryFailureClass.OptedOut, LogLevel.Warning)]
    public async Task What_an_operator_must_see_to_is_an_error_in_the_log(DeliveryFailureClass failure, LogLevel level)
    {
        await using var app = await StartAsync(Always(PlannedSender.Refused(failure)));
        await AskAsync(app);
        await HandedOverAsync(app, "was refused");
        Assert.Equal(level, app.Logs.Lines.Single(line => line.Text.Contains("was refused", StringComparison.Ordinal)).Level);
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_the_provider_and_a_full_queue_says_busy()
    {
        var release = new TaskCompletionSource<SendResult>();
        var sender = new PlannedSender(_ => release.Task);
        await using var app = await StartAsync(sender);

        // 16 sends are under way and 1,000 wait; all of them are answered while the provider says nothing.
        var statuses = await Task.WhenAll(Enumerable.Range(0, 1_200).Select(async i =>
        {
            using var answer = await app.PostAsync("/auth/code", new { phoneNumber = $"+447400{i:000000}" });
            return (int)answer.StatusCode;
        }));

        Assert.Equal(1_016, statuses.Count(status => status == StatusCodes.Status202Accepted));
        Assert.Equal(184, statuses.Count(status => status == StatusCodes.Status503ServiceUnavailable));
        using var busy = await app.PostAsync("/auth/code", new { phoneNumber = Phone });
        Assert.Equal("busy", (await TestApp.JsonAsync(busy, StatusCodes.Status503ServiceUnavailable)).GetProperty("code").GetString());
        release.SetResult(PlannedSender.Accepted);
    }

    [Fact]
    public async Task The_message_has_code_and_domain_where_browsers_look_for_them()
    {
        var sender = Always(PlannedSender.Accepted);
        await using var app = await StartAsync(sender, new() { ["PublicBaseUrl"] = "https://login.example.com" });
        await AskAsync(app);
        await HandedOverAsync(app, "the provider accepted it");

        var message = sender.Requests.Single().Message;
        var text = new MessageOptions().Sms(message);
        Assert.Equal($"{message.Code.Digits} is your Tests code.\n\n@login.example.com #{message.Code.Digits}", text);
        Assert.Equal(1, MessageSegments.Of(text).Segments);
        Assert.DoesNotContain(message.Code.Digits, $"{sender.Requests.Single()} {message}", StringComparison.Ordinal);
    }

    private static PlannedSender Always(SendResult result) => new(_ => Task.FromResult(result));

    private static Task<TestApp> StartAsync(PlannedSender sender, Dictionary<string, string?>? settings = null)
        => TestApp.StartAsync(settings, services: services => services.AddSingleton<IMessageSender>(sender));

    private static async Task<string> AskAsync(TestApp app)
    {
        using var answer = await app.PostAsync("/auth/code", new { phoneNumber = Phone });
        return (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString()!;
    }

    private static async Task<JsonElement> StatusAsync(TestApp app, string challengeId)
    {
        using var answer = await app.PostAsync("/auth/code/status", new { challengeId });
        return await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    // The outcome is logged when it is stored.
    private static async Task HandedOverAsync(TestApp app, string outcome)
    {
        while (!app.Logs.Lines.Any(line => line.Text.Contains(outcome, StringComparison.Ordinal)))
            await Task.Yield();
    }

    [Fact]
    public async Task A_sender_that_breaks_every_rule_ends_no_delivery_but_its_own()
    {
        var sends = 0;
        var sender = new PlannedSender(_ => ++sends <= 40 ? Task.FromResult<SendResult>(null!) : Task.FromResult(PlannedSender.Accepted));
        await using var app = await StartAsync(sender);
        for (var i = 0; i < 41; i++)
        {
            using var answer = await app.PostAsync("/auth/code", new { phoneNumber = $"+447400{i:000000}" });
            await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted);
        }

        await HandedOverAsync(app, "the provider accepted it");
    }
}
