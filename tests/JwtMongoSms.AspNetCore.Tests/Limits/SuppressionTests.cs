using JwtMongoSms.Challenges;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>A message that a limit stops looks to the client like one that was sent: it must not learn the limits of others.</summary>
public sealed class SuppressionTests
{
    private const string Elsewhere = "FR";

    public static TheoryData<string, string[]> Limits => new()
    {
        { "prefix", ["Limits:PrefixPerHour=1"] },
        { "prefix", ["Limits:PrefixPerDay=1"] },
        { "country", ["Limits:HomeCountryPerHour=1", "Limits:CountryPerHour=100"] },
        { "country", ["Limits:CountryPerHour=1", "Limits:HomeCountries=" + Elsewhere] },
        { "breaker", ["Limits:BreakerSends=2"] },
        { "service", ["Limits:ServicePerDay=2"] },
        { "cost", ["Limits:DailyCost=0.2"] },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task The_client_sees_no_difference_and_nothing_is_sent(string limit, string[] settings)
    {
        await using var limited = await StartAsync(settings);
        await using var events = new EventReader(limited.App);
        var sent = await VisitAsync(limited, index: 0);
        var suppressed = await VisitAsync(limited, index: 1);
        Assert.Equal(sent, suppressed);

        // The first visitor comes too soon once more.
        Assert.Equal("resend_pause", (await events.UntilAsync(SignInEventKind.LimitHit)).Reason);
        Assert.Equal(limit, (await events.UntilAsync(SignInEventKind.LimitHit)).Reason);
        Assert.Contains($"the limit {limit} is reached", Assert.Single(limited.App.Logs.With("[1006]")).Text, StringComparison.Ordinal);
        await limited.App.StopAsync();
        Assert.Equal(1, limited.Handset.Received);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Its_guesses_are_counted_and_always_wrong(string limit, string[] settings)
    {
        await using var limited = await StartAsync(settings);
        await limited.AskAsync(Phone(0));
        var challengeId = (await limited.AskAsync(Phone(1))).ChallengeId!;
        Assert.Single(limited.App.Logs.With($"the limit {limit} is reached"));

        var code = await CodeOfAsync(limited, challengeId);
        for (var left = 4; left >= 0; left--)
            Assert.Equal(new Verdict(400, "code_incorrect", left), await limited.App.GuessAsync(challengeId, code));

        Assert.Equal(new Verdict(400, "code_expired"), await limited.App.GuessAsync(challengeId, code));
    }

    [Theory]
    [InlineData("country", true, "Limits:HomeCountryPerHour=2")]
    [InlineData("country", false, "Limits:CountryPerHour=2", "Limits:HomeCountries=" + Elsewhere)]
    [InlineData("breaker", true, "Limits:BreakerSends=4", "Limits:BreakerPercent=30")]
    [InlineData("breaker", false, "Limits:BreakerSends=4", "Limits:BreakerPercent=30", "Limits:HomeCountries=" + Elsewhere)]
    [InlineData("service", true, "Limits:ServicePerDay=3")]
    [InlineData("cost", true, "Limits:DailyCost=0.4")]
    [InlineData("prefix", false, "Limits:PrefixPerHour=2")]
    public async Task An_address_that_verified_a_code_is_sent_what_strangers_are_not(string limit, bool isSent, params string[] settings)
    {
        const string Known = "203.0.113.1", OtherKnown = "203.0.114.1";
        await using var limited = await StartAsync(settings);
        await limited.SignInAsync(Phone(0), Known);
        for (var stranger = 1; stranger <= 3; stranger++)
            Assert.Equal(202, (await limited.AskAsync(Phone(stranger), LimitedApp.AddressIn(stranger))).Status);

        Assert.Single(limited.App.Logs.With($"the limit {limit} is reached"));
        Assert.Equal(202, (await limited.AskAsync(Phone(4), Known)).Status);
        Assert.Equal(isSent ? 1 : 2, limited.App.Logs.With($"the limit {limit} is reached").Count());

        // The whole service's limits hold for known addresses too, a fifth later.
        Assert.Equal(202, (await limited.AskAsync(Phone(5), Known)).Status);
        var isLast = limit is "service" or "cost";
        Assert.Equal(isSent && !isLast ? 1 : isLast ? 2 : 3, limited.App.Logs.With($"the limit {limit} is reached").Count());

        // An address counts as known for a day.
        Assert.Equal(202, (await limited.AskAsync(Phone(6), OtherKnown)).Status);
        Assert.True(limited.App.Logs.With($"the limit {limit} is reached").Count() > (isSent && !isLast ? 1 : 2));
    }

    [Fact]
    public async Task A_breaker_closes_after_its_pause()
    {
        await using var limited = await StartAsync(["Limits:BreakerSends=3"]);
        for (var send = 0; send < 4; send++)
            await limited.AskAsync(Phone(send), LimitedApp.AddressIn(send));

        Assert.Equal(2, Suppressed(limited, "breaker"));
        limited.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await limited.AskAsync(Phone(4), LimitedApp.AddressIn(4));
        Assert.Equal(3, Suppressed(limited, "breaker"));

        // In the next hour fewer than three are left, and with this one too.
        limited.Advance(TimeSpan.FromMinutes(60));
        await limited.AskAsync(Phone(5), LimitedApp.AddressIn(5));
        Assert.Equal(3, Suppressed(limited, "breaker"));
    }

    [Fact]
    public async Task The_service_may_send_as_many_as_were_verified_on_its_busiest_day_of_late()
    {
        await using var limited = await StartAsync(["Limits:ServicePerDay=5", "Limits:PrefixPerHour=100"]);
        for (var user = 0; user < 10; user++)
            await limited.SignInAsync(Phone(user), LimitedApp.AddressIn(user));

        limited.Advance(TimeSpan.FromDays(6));
        await SendStrangersAsync(limited, first: 10, count: 10);
        Assert.Equal(2, Suppressed(limited, "service"));

        // On the eighth day that day is forgotten.
        limited.Advance(TimeSpan.FromDays(2));
        await SendStrangersAsync(limited, first: 20, count: 10);
        Assert.Equal(2 + 6, Suppressed(limited, "service"));
    }

    private static async Task SendStrangersAsync(LimitedApp limited, int first, int count)
    {
        for (var stranger = first; stranger < first + count; stranger++)
            Assert.Equal(202, (await limited.AskAsync(Phone(stranger), LimitedApp.AddressIn(stranger))).Status);
    }

    private static int Suppressed(LimitedApp limited, string limit) => limited.App.Logs.With($"the limit {limit} is reached").Count();

    private static Task<LimitedApp> StartAsync(string[] settings) => LimitedApp.StartAsync(
        settings.Select(setting => setting.Split('=')).ToDictionary(parts => parts[0], string? (parts) => parts[1]),
        logged: LogLevel.Information);

    // All of one prefix.
    private static string Phone(int index) => Given.PhoneNumber(index).E164;

    // Everything that a client can see of its code, but the challenge's id.
    private static async Task<string> VisitAsync(LimitedApp limited, int index)
    {
        List<object> seen = [];
        var address = LimitedApp.AddressIn(index);
        var sent = await limited.AskAsync(Phone(index), address);
        seen.Add(sent with { ChallengeId = null });
        foreach (var seconds in new[] { 0, 3 })
        {
            limited.Advance(TimeSpan.FromSeconds(seconds));
            seen.Add((await limited.App.StatusAsync(sent.ChallengeId!)).GetRawText());
        }

        seen.Add(await limited.ResendAsync(sent.ChallengeId!, address) with { ChallengeId = null });
        seen.Add((await limited.App.StatusAsync(sent.ChallengeId!)).GetRawText());
        seen.Add(await limited.App.GuessAsync(sent.ChallengeId!, (await CodeOfAsync(limited, sent.ChallengeId!)).PlusSteps(1)));
        return string.Join('\n', seen);
    }

    private static async Task<string> CodeOfAsync(LimitedApp limited, string challengeId)
    {
        Assert.True(ChallengeId.TryParse(challengeId, out var id));
        var challenges = limited.App.Services.GetRequiredService<IChallengeStore>();
        var challenge = await challenges.FindAsync(id.Hash, TestContext.Current.CancellationToken);
        return limited.App.Services.GetRequiredService<CodeDeriver>().Derive(challenge!, 6)!.Digits;
    }
}
