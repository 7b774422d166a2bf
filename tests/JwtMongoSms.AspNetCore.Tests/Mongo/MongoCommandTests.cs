using MongoDB.Bson;

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
        var signedIn = await app.VerifyAsync(challengeId, code);

        // The guess is released beside what follows.
        Assert.Equal(
            ["findAndModify signInChallenges", "findAndModify signInLimits", "findAndModify signInChallenges"],
            mongo.StoreCommands.Take(3));
        Assert.Equal(
            ["findAndModify users", "insert signInSessions", "find users"],
            mongo.StoreCommands.Skip(3).Where(command => command != "update signInLimits"));
        Assert.Equal(7, mongo.StoreCommands.Count);

        var (token, refreshToken) = (signedIn.Text("accessToken"), signedIn.Text("refreshToken"));
        await MustAskAsync(() => app.GetAsync("/open", token), "find signInSessions", "find users");
        await MustAskAsync(() => app.GetAsync("/open", token));
        await MustAskAsync(() => app.GetAsync("/auth/me", token), "find users");
        await MustAskAsync(() => app.GetAsync("/open", "junk"));
        await MustAskAsync(() => app.PostAsync("/auth/code/status", new { challengeId }), "find signInChallenges");
        await MustAskAsync(() => app.GetAsync("/auth/sessions", token), "find signInSessions");
        await MustAskAsync(
            () => app.PostAsync("/auth/token/refresh", new { refreshToken }), "findAndModify signInSessions", "find users");

        // What can't be undone asks whether the session is live, though it is cached.
        string[] ending = ["find signInSessions", "find users", "update signInSessions"];
        await MustAskAsync(() => app.SendAsync(HttpMethod.Delete, "/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", token), ending);
        await MustAskAsync(() => app.PostAsync("/auth/sign-out-everywhere", accessToken: token), ending);

        async Task MustAskAsync(Func<Task<HttpResponseMessage>> request, params string[] commands)
        {
            mongo.Server.ClearRecord();
            (await request()).Dispose();
            Assert.Equal(commands, mongo.StoreCommands);
        }
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

            // The first two are sent at once.
            Assert.Equal(["find signInLimits", "find users"], mongo.StoreCommands.Take(2).Order());
            Assert.Equal(["insert signInChallenges"], mongo.StoreCommands.Skip(2));
        }
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
