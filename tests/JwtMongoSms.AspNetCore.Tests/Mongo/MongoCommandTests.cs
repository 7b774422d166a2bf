using JwtMongoSms.AspNetCore.Tests.Acceptance;
using MongoDB.Bson;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>What each route asks of MongoDB.</summary>
public sealed class MongoCommandTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task Every_route_asks_MongoDB_no_more_than_it_must_however_much_is_stored(int others)
    {
        await using var mongo = await MongoApp.StartAsync();
        var app = mongo.App;
        await StoreOthersAsync(mongo, others);

        mongo.Server.ClearRecord();
        var challengeId = await app.AskAsync(Phone);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        Assert.Equal(["find signInLimits", "insert signInChallenges"], mongo.StoreCommands);

        mongo.Server.ClearRecord();
        await app.GuessAsync(challengeId, code.PlusSteps(1));
        Assert.Equal(["findAndModify signInChallenges", "findAndModify signInLimits"], mongo.StoreCommands);

        mongo.Server.ClearRecord();
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code });
        var token = (await TestApp.JsonAsync(answer, 200)).GetProperty("accessToken").GetString();
        // The guess is released beside what follows.
        Assert.Equal(
            ["findAndModify signInChallenges", "findAndModify signInLimits", "findAndModify signInChallenges"],
            mongo.StoreCommands.Take(3));
        Assert.Equal(
            ["findAndModify users", "insert signInSessions", "find users"],
            mongo.StoreCommands.Skip(3).Where(command => command != "update signInLimits"));
        Assert.Equal(7, mongo.StoreCommands.Count);

        Assert.Equal(["find signInSessions", "find users"], await CommandsOfAsync(mongo, () => app.GetAsync("/open", token)));
        Assert.Empty(await CommandsOfAsync(mongo, () => app.GetAsync("/open", token)));
        Assert.Equal(["find users"], await CommandsOfAsync(mongo, () => app.GetAsync("/auth/me", token)));
        Assert.Empty(await CommandsOfAsync(mongo, () => app.GetAsync("/open", "junk")));
        Assert.Equal(
            ["find signInChallenges"], await CommandsOfAsync(mongo, () => app.PostAsync("/auth/code/status", new { challengeId })));
        Assert.Equal(["find signInSessions"], await CommandsOfAsync(mongo, () => app.GetAsync("/auth/sessions", token)));
        Assert.Equal(
            ["update signInSessions"],
            await CommandsOfAsync(mongo, () => SendAsync(app, HttpMethod.Delete, "/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", token)));
        Assert.Equal(
            ["update signInSessions"],
            await CommandsOfAsync(mongo, () => SendAsync(app, HttpMethod.Post, "/auth/sign-out-everywhere", token)));
    }

    [Fact]
    public async Task With_sign_up_closed_a_send_asks_who_it_is_too_whoever_it_is()
    {
        await using var mongo = await MongoApp.StartAsync(new() { ["Users:AllowSignUp"] = "false" });
        await mongo.StoreAsync("users", $"{{ phoneNumber: '{Phone}' }}");
        foreach (var phone in new[] { Phone, Given.PhoneNumber(1).E164 })
        {
            mongo.Server.ClearRecord();
            await mongo.App.AskAsync(phone);
            Assert.Equal(["find signInLimits", "find users", "insert signInChallenges"], mongo.StoreCommands);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(TestApp app, HttpMethod method, string path, string? accessToken)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", accessToken);
        return app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> CommandsOfAsync(MongoApp mongo, Func<Task<HttpResponseMessage>> request)
    {
        mongo.Server.ClearRecord();
        using var answer = await request();
        return mongo.StoreCommands;
    }

    private static async Task StoreOthersAsync(MongoApp mongo, int count)
    {
        if (count == 0)
            return;

        foreach (var collection in new[] { "signInChallenges", "signInSessions", "signInLimits" })
            await mongo.Collection(collection).InsertManyAsync(
                Enumerable.Range(0, count).Select(_ => new BsonDocument("_id", ObjectId.GenerateNewId())),
                cancellationToken: TestContext.Current.CancellationToken);

        await mongo.Collection("users").InsertManyAsync(
            Enumerable.Range(0, count).Select(index => new BsonDocument(
                "phoneNumber", Given.PhoneNumber(200_000 + index).E164)), cancellationToken: TestContext.Current.CancellationToken);
    }
}
