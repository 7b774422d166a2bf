namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>Acceptance 19: toll fraud uses numbers in a row.</summary>
public sealed class PrefixAttackTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Ten_thousand_numbers_of_one_prefix_buy_ten_sends_while_known_users_are_served(StoreKind kind)
    {
        await using var place = StorePlace.Open(kind);
        await using var limited = await LimitedApp.StartAsync(place.Settings);

        // The users have signed in from their addresses, earlier in the day.
        await Parallel.ForAsync(0, 100, TestContext.Current.CancellationToken, async (user, _) =>
            await limited.SignInAsync(PhoneOfUser(user), LimitedApp.AddressIn(2_000 + user)));
        limited.Advance(TimeSpan.FromHours(2));
        var before = limited.Handset.Received;

        // An hour, in sixty steps; each address asks for ten numbers.
        var served = 0;
        for (var minute = 0; minute < 50; minute++)
        {
            var first = minute * 200;
            await Parallel.ForAsync(first, first + 200, TestContext.Current.CancellationToken, async (index, _) =>
                await limited.AskAsync(Given.PhoneNumber(index).E164, LimitedApp.AddressIn(index % 1_000)));

            for (var user = minute * 2; user < (minute * 2) + 2; user++)
            {
                var sent = await limited.AskAsync(PhoneOfUser(user), LimitedApp.AddressIn(2_000 + user));
                await limited.Handset.CodeOfAsync(sent.ChallengeId!);
                served++;
            }

            limited.Advance(TimeSpan.FromMinutes(1.2));
        }

        await limited.App.StopAsync();
        Assert.Equal(100, served);
        Assert.InRange(limited.Handset.Received - before - served, 1, 10);
    }

    // A prefix each, none of which is the attacked one.
    private static string PhoneOfUser(int user) => user < 99 ? Given.PhoneNumber((user + 1) * 10_000).E164 : "+447401000000";
}
