namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>Limits fail closed.</summary>
public sealed class StoreOutageTests
{
    [Theory]
    [InlineData(nameof(ILimitStore.TryPaceAsync))]
    [InlineData(nameof(ILimitStore.AddToWindowsAsync))]
    [InlineData(nameof(IChallengeStore.AddAsync))]
    public async Task A_send_whose_limits_cannot_be_counted_is_503_and_what_was_counted_is_given_back(string failing)
    {
        var isDown = true;
        await using var limited = await LimitedApp.StartAsync(
            new() { ["Limits:PrefixPerHour"] = "2" },
            build: builder => StoreProxy.Add(builder.Services, verb =>
            {
                if (isDown && verb.Name == failing)
                    throw new StoreException(StoreFailure.Unavailable, "The test has planned it.");
            }));
        for (var client = 0; client < 5; client++)
        {
            var answer = await limited.AskAsync(Given.PhoneNumber(0).E164, LimitedApp.AddressIn(client));
            Assert.Equal((503, "store_unavailable"), answer.Verdict);
        }

        // Neither the number nor its prefix has anything left of it.
        isDown = false;
        for (var phone = 0; phone < 3; phone++)
            Assert.Equal(202, (await limited.AskAsync(Given.PhoneNumber(phone).E164, LimitedApp.AddressIn(10 + phone))).Status);

        await limited.App.StopAsync();
        Assert.Equal(2, limited.Handset.Received);
    }
}
