using System.Net;
using JwtMongoSms.Limits;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>A flood is refused without the store.</summary>
public sealed class FloodTests
{
    private int verbs;

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task A_flood_of_refused_sends_from_one_address_costs_few_store_verbs(int atOnce)
    {
        await using var limited = await LimitedApp.StartAsync(
            build: builder => StoreProxy.Add(builder.Services, _ => Interlocked.Increment(ref verbs)));
        await limited.AskManyAsync(0, 5);
        verbs = 0;

        // Five minutes of the attack, each request for another number.
        var signIn = limited.App.Services.GetRequiredService<ISignInService>();
        var client = new SignInClient { Address = IPAddress.Parse(LimitedApp.Address) };
        for (var sent = 0; sent < 50_000; sent += atOnce)
        {
            var results = await Task.WhenAll(Enumerable.Range(sent, atOnce).Select(index => Task.Run(() => signIn.SendCodeAsync(
                Given.PhoneNumber(100_000 + index), DeliveryChannel.Sms, client, language: null, TestContext.Current.CancellationToken))));
            Assert.All(results, result => Assert.Equal(SignInError.SendLimit, result.Error));
            limited.Advance(TimeSpan.FromMinutes(5) * atOnce / 50_000);
        }

        Assert.InRange(verbs, 1, 1_000);
        Assert.InRange(limited.App.Logs.With("[1003]").Count(), 1, 100);
    }

    [Fact]
    public void Refusals_of_a_hundred_thousand_addresses_are_not_all_kept()
    {
        var refusals = new RecentRefusals();
        var refusal = new LimitRefusal(SignInError.SendLimit, TimeSpan.FromMinutes(10), "address");
        for (var address = 0; address < 100_000; address++)
            refusals.Add(new LimitKey($"address:{address}"), refusal, Given.Start);

        var kept = Enumerable.Range(0, 100_000)
            .Count(address => refusals.Find(new LimitKey($"address:{address}"), Given.Start) is not null);
        Assert.InRange(kept, 1, 10_000);
        Assert.NotNull(refusals.Find(new LimitKey("address:99999"), Given.Start));
    }

    [Fact]
    public void A_refusal_is_kept_for_a_moment_and_its_wait_runs_down()
    {
        var (refusals, key) = (new RecentRefusals(), new LimitKey("address:1"));
        refusals.Add(key, new LimitRefusal(SignInError.SendLimit, TimeSpan.FromMinutes(10), "address"), Given.Start);
        Assert.Equal(TimeSpan.FromSeconds(596), refusals.Find(key, Given.Start.AddSeconds(4))!.RetryAfter);
        Assert.Null(refusals.Find(key, Given.Start.AddSeconds(5)));

        // A clock that was moved back must not keep it for longer.
        Assert.Null(refusals.Find(key, Given.Start.AddSeconds(-1)));
    }

    [Fact]
    public void A_locked_number_has_no_wait_and_is_kept_too()
    {
        var (refusals, key) = (new RecentRefusals(), new LimitKey("guess:1"));
        refusals.Add(key, LimitRefusal.Locked, Given.Start);
        Assert.Null(refusals.Find(key, Given.Start.AddSeconds(4))!.RetryAfter);
        Assert.Null(refusals.Find(key, Given.Start.AddSeconds(5)));
    }
}
