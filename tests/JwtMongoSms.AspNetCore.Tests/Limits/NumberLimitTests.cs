namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>One number has few sends, whoever asks for them; the client is told when the next one is taken.</summary>
public sealed class NumberLimitTests
{
    private static readonly (int, string) Paused = (429, "send_cooldown");
    private static readonly string Phone = LimitedApp.Phone(0);
    private static readonly int[] Pauses = [30, 60, 120, 300];
    private int networks;

    [Fact]
    public async Task Pauses_grow_and_five_sends_an_hour_and_ten_a_day_are_taken()
    {
        await using var limited = await LimitedApp.StartAsync();
        foreach (var pause in Pauses)
        {
            Assert.Equal(TimeSpan.FromSeconds(pause), (await AskAsync(limited)).ResendIn);
            await WaitExactlyAsync(limited, TimeSpan.FromSeconds(pause));
        }

        // The fifth is followed by the rest of the hour, which is more than its pause.
        await AskAsync(limited);
        await WaitExactlyAsync(limited, TimeSpan.FromSeconds(3600 - Pauses.Sum()));

        // From now on one more each time that an old one leaves the hour.
        for (var sent = 6; sent <= 10; sent++)
        {
            Assert.Equal(202, (await AskAsync(limited)).Status);
            limited.Advance(TimeSpan.FromHours(1));
        }

        var refused = await AskAsync(limited);
        Assert.Equal(Paused, refused.Verdict);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromHours(17), TimeSpan.FromHours(19));
        await WaitExactlyAsync(limited, refused.RetryAfter.Value);
        Assert.Equal(202, (await AskAsync(limited)).Status);
    }

    [Fact]
    public async Task The_last_pause_holds_where_the_hour_has_room()
    {
        await using var limited = await LimitedApp.StartAsync(new() { ["Limits:NumberPerHour"] = "6" });
        foreach (var pause in Pauses)
        {
            await AskAsync(limited);
            limited.Advance(TimeSpan.FromSeconds(pause));
        }

        Assert.Equal(TimeSpan.FromSeconds(900), (await AskAsync(limited)).ResendIn);
        await WaitExactlyAsync(limited, TimeSpan.FromSeconds(900));
        Assert.Equal(202, (await AskAsync(limited)).Status);
    }

    [Fact]
    public async Task Known_and_unknown_numbers_are_answered_alike_while_sign_up_is_closed()
    {
        await using var limited = await LimitedApp.StartAsync(new() { ["Users:AllowSignUp"] = "false" });
        var users = limited.App.Services.GetRequiredService<IPhoneUserStore>();
        await users.GetOrAddAsync(Given.PhoneNumber(0), SignUp.Open, limited.App.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        var known = await HistoryAsync(limited, Phone);
        Assert.Equal(known, await HistoryAsync(limited, LimitedApp.Phone(1)));
        Assert.Contains(known, reply => reply.Status == 429);
    }

    [Theory]
    [InlineData(true, 202)]
    [InlineData(false, 429)]
    public async Task A_text_that_the_provider_refuses_ends_the_pause_only_while_sign_up_is_open(bool allowSignUp, int next)
    {
        var handset = new Handset
        {
            Plan = () => Task.FromResult(PlannedSender.Refused(DeliveryFailureClass.Unreachable)),
        };
        await using var limited = await LimitedApp.StartAsync(new() { ["Users:AllowSignUp"] = $"{allowSignUp}" }, handset);
        var users = limited.App.Services.GetRequiredService<IPhoneUserStore>();
        await users.GetOrAddAsync(Given.PhoneNumber(0), SignUp.Open, limited.App.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        await AskAsync(limited);
        await limited.App.Logs.UntilAsync("was refused");
        Assert.Equal(next, (await AskAsync(limited)).Status);
    }

    [Fact]
    public async Task A_resend_counts_for_the_number_and_a_limited_one_changes_nothing()
    {
        await using var limited = await LimitedApp.StartAsync();
        var first = await AskAsync(limited);
        limited.Advance(TimeSpan.FromSeconds(30));

        // A new challenge has a pause of its own; the number's is longer.
        var second = await AskAsync(limited);
        Assert.Equal(TimeSpan.FromSeconds(60), second.ResendIn);
        limited.Advance(TimeSpan.FromSeconds(30));
        var before = await ChallengeAsync(limited, second);
        var refused = await limited.ResendAsync(second.ChallengeId!, NextAddress());
        Assert.Equal((Paused, TimeSpan.FromSeconds(30)), (refused.Verdict, refused.RetryAfter));
        Assert.Equivalent(before, await ChallengeAsync(limited, second), strict: true);

        limited.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(120), (await limited.ResendAsync(second.ChallengeId!, NextAddress())).ResendIn);
        Assert.Equal(Paused, (await AskAsync(limited)).Verdict);
        Assert.Equal(Paused, (await limited.ResendAsync(first.ChallengeId!, NextAddress())).Verdict);
    }

    private async Task<SendReply> AskAsync(LimitedApp limited) => await limited.AskAsync(Phone, NextAddress());

    // The address's limit is no matter here.
    private string NextAddress() => LimitedApp.AddressIn(networks++);

    private async Task WaitExactlyAsync(LimitedApp limited, TimeSpan wait)
    {
        var refused = await AskAsync(limited);
        Assert.Equal((Paused, wait), (refused.Verdict, refused.RetryAfter));
        limited.Advance(wait - TimeSpan.FromSeconds(1));
        refused = await AskAsync(limited);
        Assert.Equal((Paused, TimeSpan.FromSeconds(1)), (refused.Verdict, refused.RetryAfter));
        limited.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<List<SendReply>> HistoryAsync(LimitedApp limited, string phoneNumber)
    {
        List<SendReply> replies = [];
        foreach (var wait in new[] { 0, 10, 20, 60, 60, 60 })
        {
            limited.Advance(TimeSpan.FromSeconds(wait));
            replies.Add(await limited.AskAsync(phoneNumber, NextAddress()) with { ChallengeId = null });
        }

        return replies;
    }

    private static async Task<CodeChallenge?> ChallengeAsync(LimitedApp limited, SendReply reply)
    {
        Assert.True(ChallengeId.TryParse(reply.ChallengeId!, out var id));
        var challenges = limited.App.Services.GetRequiredService<IChallengeStore>();
        return await challenges.FindAsync(id.Hash, TestContext.Current.CancellationToken);
    }
}
