namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>What an accepted send asks of MongoDB: everything but the insert at once.</summary>
public sealed class SendCommandTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task An_accepted_send_counts_everything_at_once_and_then_stores_its_challenge(string allowSignUp)
    {
        await using var mongo = await MongoApp.StartAsync(new()
        {
            ["Limits:Enabled"] = "true",
            ["Limits:DailyCost"] = "1000",
            ["Users:AllowSignUp"] = allowSignUp,
        });
        await mongo.StoreAsync("users", $"{{ phoneNumber: '{Given.PhoneNumber().E164}' }}");
        mongo.Server.ClearRecord();
        await mongo.App.AskAsync(Given.PhoneNumber().E164);

        // The number, the address, its neighbours, the prefix, the country and the service.
        string[] ofUser = allowSignUp == "true" ? [] : ["find users"];
        Assert.Equal(
            [.. ofUser, .. Enumerable.Repeat("findAndModify signInLimits", 6)],
            mongo.StoreCommands.SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Equal("insert signInChallenges", mongo.StoreCommands[^1]);

        // Those that all sends share are taken in blocks, but the country's, which are small.
        mongo.Server.ClearRecord();
        await mongo.App.AskAsync(Given.PhoneNumber(1).E164);
        Assert.InRange(mongo.StoreCommands.Count(command => command == "findAndModify signInLimits"), 4, 5);
    }
}
