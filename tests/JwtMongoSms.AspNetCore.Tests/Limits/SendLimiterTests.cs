using System.Net;
using JwtMongoSms.Limits;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>What no face can ask for yet, or no client can time.</summary>
public sealed class SendLimiterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_call_counts_as_a_send_and_two_an_hour_are_taken()
    {
        await using var limited = await LimitedApp.StartAsync();
        for (var call = 0; call < 2; call++)
        {
            Assert.Null(await AskAsync(limited, isCall: true));
            limited.Advance(TimeSpan.FromMinutes(5));
        }

        var refused = await AskAsync(limited, isCall: true);
        Assert.Equal((SignInError.SendCooldown, "number_calls"), (refused!.Error, refused.Reason));
        Assert.Equal(TimeSpan.FromMinutes(50), refused.RetryAfter);

        // The user asks for a text instead, in the same moment.
        Assert.Null(await AskAsync(limited, isCall: false));
        limited.Advance(TimeSpan.FromMinutes(50));
        Assert.Null(await AskAsync(limited, isCall: true));
    }

    [Fact]
    public async Task A_client_that_hangs_up_while_it_is_counted_leaves_nothing_counted()
    {
        CancellationTokenSource? connection = null;
        await using var limited = await LimitedApp.StartAsync(build: builder => StoreProxy.Add(builder.Services, verb =>
        {
            if (verb.Name == nameof(ILimitStore.AddToWindowsAsync))
                connection?.Cancel();
        }));
        var signIn = limited.App.Services.GetRequiredService<ISignInService>();
        for (var hung = 0; hung < 200; hung++)
        {
            using var request = connection = new CancellationTokenSource();
            var client = new SignInClient { Address = IPAddress.Parse(LimitedApp.AddressIn(hung)) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => signIn.SendCodeAsync(Given.PhoneNumber(hung), DeliveryChannel.Sms, client, language: null, request.Token));
        }

        var store = limited.App.Services.GetRequiredService<LimitStoreScopes>();
        var now = limited.App.Time.GetUtcNow();
        var counts = await store.FindWindowsAsync(
            [
                LimitKeys.Prefix(Given.PhoneNumber(0)).At(LimitPeriod.Hour, now), LimitKeys.Service.At(LimitPeriod.Day, now),
                LimitKeys.Country("GB").At(LimitPeriod.Hour, now),
            ],
            None);

        // No more than the block that this instance holds.
        Assert.Equal(0, counts[0].Sent);
        Assert.InRange(counts[1].Sent, 0, 10);
        Assert.InRange(counts[2].Sent, 0, 2);
    }

    [Theory]
    [InlineData("1000000", "50")]
    [InlineData("200", "1000000")]
    public async Task A_large_limit_of_a_country_does_not_open_its_breaker_by_itself(string homeCountry, string service)
    {
        await using var limited = await LimitedApp.StartAsync(new()
        {
            ["Limits:HomeCountryPerHour"] = homeCountry,
            ["Limits:ServicePerDay"] = service,
            ["Limits:PrefixPerHour"] = "1000",
        });
        for (var client = 0; client < 20; client++)
            Assert.Equal(202, (await limited.AskAsync(Given.PhoneNumber(client).E164, LimitedApp.AddressIn(client))).Status);

        await limited.App.StopAsync();
        Assert.Equal(20, limited.Handset.Received);
    }

    [Fact]
    public async Task An_address_and_its_full_neighbours_wait_for_the_longer_of_both()
    {
        await using var limited = await LimitedApp.StartAsync(new() { ["Limits:Factor"] = "1", ["Limits:AddressPerDay"] = "10" });
        await limited.AskManyAsync(0, 5, "203.0.113.2");
        limited.Advance(TimeSpan.FromMinutes(20));
        await limited.AskManyAsync(5, 5, "203.0.113.1");

        var refused = await limited.AskAsync(LimitedApp.Phone(10), "203.0.113.1");
        Assert.Equal((429, "send_limit"), refused.Verdict);
        limited.Advance(refused.RetryAfter!.Value);
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(10), "203.0.113.1")).Status);
    }

    // The send is made, so that nothing is given back.
    private static async Task<LimitRefusal?> AskAsync(LimitedApp limited, bool isCall)
    {
        var limiter = limited.App.Services.GetRequiredService<SendLimiter>();
        var send = new PlannedSend(Given.PhoneNumber(), SignInClient.None, isCall, Price: 0.1m, ChangedBy: null);
        await using var permit = await limiter.ReserveAsync(send, limited.App.Time.GetUtcNow(), None);
        permit.Keep(isSent: true);
        return permit.Refusal;
    }
}
