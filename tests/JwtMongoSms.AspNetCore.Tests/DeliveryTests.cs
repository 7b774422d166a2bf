using JwtMongoSms.Messages;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>What becomes of a challenge whose message is accepted, refused or of unknown outcome.</summary>
public sealed class DeliveryTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;
    private static readonly SendResult Refused = PlannedSender.Refused(DeliveryFailureClass.NoConnection);

    [Fact]
    public async Task A_refused_send_is_answered_like_any_other_and_its_code_wins_nothing()
    {
        var sender = Planned(PlannedSender.Refused(DeliveryFailureClass.Blocked));
        await using var app = await StartAsync(sender);
        var challengeId = await app.AskAsync(Phone);
        await app.Logs.UntilAsync("was refused");

        Assert.Equal("sending", (await app.StatusAsync(challengeId)).Text("delivery"));
        app.Time.Advance(TimeSpan.FromSeconds(3));
        var status = await app.StatusAsync(challengeId);
        Assert.Equal(("undelivered", 0), (status.Text("delivery"), status.Number("resendInSeconds")));
        Assert.Equal(Verdict.Incorrect(4), await app.GuessAsync(challengeId, sender.LastCode));
    }

    [Fact]
    public async Task A_refused_send_may_be_followed_by_another_at_once_and_that_code_is_good()
    {
        var sender = Planned(Refused, PlannedSender.Accepted);
        await using var app = await StartAsync(sender);
        var challengeId = await app.AskAsync(Phone);
        await app.Logs.UntilAsync("was refused");

        await app.ResendAsync(challengeId);
        await app.Logs.UntilAsync("the provider accepted it");
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, sender.LastCode));
    }

    [Fact]
    public async Task A_resend_that_is_refused_leaves_the_code_good_that_was_sent_before()
    {
        var sender = Planned(PlannedSender.Accepted, Refused);
        await using var app = await StartAsync(sender);
        var challengeId = await app.AskAsync(Phone);
        await app.Logs.UntilAsync("the provider accepted it");

        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.ResendAsync(challengeId);
        await app.Logs.UntilAsync("was refused");
        app.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("sent", (await app.StatusAsync(challengeId)).Text("delivery"));
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, sender.Requests.First().Message.Code.Digits));
    }

    [Fact]
    public async Task While_sign_up_is_closed_a_refused_send_looks_like_one_that_was_sent_and_like_none()
    {
        await using var app = await StartAsync(Planned(Refused), new() { ["Users:AllowSignUp"] = "false" });
        var users = app.Services.GetRequiredService<IPhoneUserStore>();
        await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, app.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        var (known, unknown) = (await app.AskAsync(Phone), await app.AskAsync(Given.PhoneNumber(7).E164));
        await app.Logs.UntilAsync("was refused");
        app.Time.Advance(TimeSpan.FromSeconds(3));

        var status = await app.StatusAsync(known);
        Assert.Equal(("sent", 27), (status.Text("delivery"), status.Number("resendInSeconds")));
        Assert.Equal((await app.StatusAsync(unknown)).GetRawText(), status.GetRawText());
        foreach (var challengeId in new[] { known, unknown })
            Assert.Equal(new Verdict(429, "send_cooldown"), await app.PostAsync("/auth/code", new { challengeId }).VerdictAsync());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_send_that_finds_the_application_stopping_is_refused_whether_it_is_suppressed_or_not(string allowSignUp)
    {
        MessageQueue? queue = null;
        await using var app = await TestApp.StartAsync(
            new() { ["Users:AllowSignUp"] = allowSignUp },
            build: builder => StoreProxy.Add(builder.Services, verb =>
            {
                // The challenge is stored after its place in the queue is taken.
                if (verb.Name == nameof(IChallengeStore.AddAsync) && verb.DeclaringType == typeof(IChallengeStore))
                    queue!.Close();
            }));
        queue = app.Services.GetRequiredService<MessageQueue>();

        Assert.Equal(new Verdict(503, "busy"), await app.PostAsync("/auth/code", new { phoneNumber = Phone }).VerdictAsync());
        Assert.Equal(1L, StoreRows.Ask(app, "SELECT count(*) FROM challenges WHERE closed_at IS NOT NULL"));
    }

    [Fact]
    public async Task The_code_stays_good_when_nobody_knows_what_became_of_the_message()
    {
        var sender = Planned(PlannedSender.Unknown());
        await using var app = await StartAsync(sender);
        var challengeId = await app.AskAsync(Phone);
        await app.Logs.UntilAsync("unknown outcome");
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, sender.LastCode));
    }

    [Fact]
    public async Task A_sender_that_throws_is_logged_and_its_code_stays_good()
    {
        var sender = new PlannedSender(_ => throw new InvalidDataException("boom"));
        await using var app = await StartAsync(sender);
        var challengeId = await app.AskAsync(Phone);
        await app.Logs.UntilAsync("outcome is unknown");

        // An exception's message may quote number and code: its kind and its place are enough.
        Assert.NotEmpty(app.Logs.With("InvalidDataException", LogLevel.Error));
        Assert.Empty(app.Logs.With("boom"));
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, sender.LastCode));
    }

    [Fact]
    public async Task A_sender_that_breaks_every_rule_ends_no_delivery_but_its_own()
    {
        var sends = 0;
        await using var app = await StartAsync(new PlannedSender(_ => Task.FromResult(++sends <= 40 ? null! : PlannedSender.Accepted)));
        for (var i = 0; i < 41; i++)
            await app.AskAsync($"+447400{i:000000}");

        await app.Logs.UntilAsync("the provider accepted it");
    }

    [Theory]
    [InlineData(DeliveryFailureClass.Misconfigured, LogLevel.Error)]
    [InlineData(DeliveryFailureClass.CountryDisabled, LogLevel.Error)]
    [InlineData(DeliveryFailureClass.OptedOut, LogLevel.Warning)]
    public async Task What_an_operator_must_see_to_is_an_error_in_the_log(DeliveryFailureClass failure, LogLevel level)
    {
        await using var app = await StartAsync(Planned(PlannedSender.Refused(failure)));
        await app.AskAsync(Phone);
        await app.Logs.UntilAsync("was refused");
        Assert.Equal(level, Assert.Single(app.Logs.With("was refused")).Level);
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_the_provider_and_a_full_queue_says_busy()
    {
        var release = new TaskCompletionSource<SendResult>();
        await using var app = await StartAsync(new PlannedSender(_ => release.Task));

        // 16 sends are under way and 1,000 wait; all of them are answered while the provider says nothing.
        var statuses = await Task.WhenAll(Enumerable.Range(0, 1_200).Select(
            i => app.PostAsync("/auth/code", new { phoneNumber = $"+447400{i:000000}" }).StatusAsync()));

        Assert.Equal((1_016, 184), (statuses.Count(status => status == 202), statuses.Count(status => status == 503)));
        Assert.Equal(new Verdict(503, "busy"), await app.PostAsync("/auth/code", new { phoneNumber = Phone }).VerdictAsync());
        release.SetResult(PlannedSender.Accepted);
    }

    [Fact]
    public async Task The_message_has_code_and_domain_where_browsers_look_for_them()
    {
        var sender = Planned(PlannedSender.Accepted);
        await using var app = await StartAsync(sender, new() { ["PublicBaseUrl"] = "https://login.example.com" });
        await app.AskAsync(Phone);
        await app.Logs.UntilAsync("the provider accepted it");

        var message = sender.Requests.Single().Message;
        var text = new MessageOptions().Sms(message);
        Assert.Equal($"{message.Code.Digits} is your Tests code.\n\n@login.example.com #{message.Code.Digits}", text);
        Assert.Equal(1, MessageSegments.Of(text).Segments);
        Assert.DoesNotContain(message.Code.Digits, $"{sender.Requests.Single()} {message}", StringComparison.Ordinal);
    }

    public static TheoryData<SendResult, string> Untold => new()
    {
        { SendResult.Accepted("SM1"), "accepted it as SM1, segments unknown." },
        { SendResult.Accepted("SM1", segments: 1), "accepted it as SM1, 1 segment." },
        { SendResult.Accepted("SM1", segments: 2), "accepted it as SM1, 2 segments." },
        { SendResult.Refused(FailureWithoutCode), "was refused: Blocked, Example without a code. Gone." },
        { SendResult.Unknown(FailureWithoutCode), "not repeated: Blocked, Example without a code. Gone." },
    };

    private static DeliveryFailure FailureWithoutCode => new(DeliveryFailureClass.Blocked, "Example", Code: null, "Gone.");

    [Theory]
    [MemberData(nameof(Untold), DisableDiscoveryEnumeration = true)]
    public async Task What_a_provider_does_not_tell_is_logged_in_words(SendResult result, string expected)
    {
        await using var app = await StartAsync(Planned(result));
        await app.AskAsync(Phone);

        await app.Logs.UntilAsync(expected);

        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("(null)", StringComparison.Ordinal));
    }

    // One result for each send, the last of them for all that follow.
    private static PlannedSender Planned(params SendResult[] results)
    {
        var sends = 0;
        return new PlannedSender(_ => Task.FromResult(results[Math.Min(sends++, results.Length - 1)]));
    }

    private static Task<TestApp> StartAsync(PlannedSender sender, Dictionary<string, string?>? settings = null)
        => TestApp.StartAsync(settings, services: services => services.AddSingleton<IMessageSender>(sender));
}
