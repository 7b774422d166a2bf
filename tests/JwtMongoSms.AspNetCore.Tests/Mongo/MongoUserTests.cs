using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>People who were in the application's own collection before us.</summary>
public sealed class MongoUserTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;
    private static readonly string OddUser = $"{{ _id: 'ada', phoneNumber: '{Phone}' }}";
    private static readonly string OtherUser = $"{{ phoneNumber: '{Given.PhoneNumber(2).E164}' }}";

    public static TheoryData<string, string, string> Ids => new()
    {
        { "ObjectId", "ObjectId('507f1f77bcf86cd799439011')", "507f1f77bcf86cd799439011" },
        { "String", "'ada'", "ada" },
        { "CSharpLegacyGuid", "BinData(3, 'AO7/wDQSzUuPAACqu8zd7g==')", "c0ffee00-1234-4bcd-8f00-00aabbccddee" },
        { "Guid", "UUID('c0ffee00-1234-4bcd-8f00-00aabbccddee')", "c0ffee00-1234-4bcd-8f00-00aabbccddee" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Somebody_the_npm_package_knew_signs_in_and_shows_nothing_outside_the_allow_list(
        string format, string stored, string id)
    {
        await using var mongo = await MongoApp.StartAsync(
            new() { ["MongoDb:UserIdFormat"] = format, ["Users:PublicFields"] = "name,joined,authCode" });
        await mongo.StoreAsync("users", $$"""
            { _id: {{stored}}, phoneNumber: '{{Phone}}', authCode: '1234', authCodeCreatedAt: ISODate('2031-05-06T12:00:00Z'),
              name: 'Ada', password: 'x', joined: ISODate('2019-05-06T07:08:09Z') }
            """);

        var signedIn = await mongo.Handset.SignInAsync(mongo.App, Phone);
        Assert.False(signedIn.GetProperty("isNewUser").GetBoolean());
        var user = signedIn.GetProperty("user");
        Assert.Equal(["id", "phoneNumber", "name", "joined"], user.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (id, Phone, "Ada", "2019-05-06T07:08:09Z"),
            (user.Text("id"), user.Text("phoneNumber"), user.Text("name"), user.Text("joined")));

        Assert.Equal(user.GetRawText(), (await mongo.App.GetAsync("/auth/me", signedIn.Text("accessToken")).JsonAsync()).GetRawText());

        // Deleted by the application's own hands: out as soon as nobody remembers.
        await mongo.Collection("users").DeleteOneAsync(new BsonDocument("phoneNumber", Phone), TestContext.Current.CancellationToken);
        mongo.App.Time.Advance(TimeSpan.FromSeconds(10));
        await mongo.App.GetAsync("/auth/me", signedIn.Text("accessToken")).JsonAsync(401);
    }

    [Fact]
    public async Task A_field_of_the_application_that_is_no_JSON_gets_a_clear_answer_and_stops_nobody_else()
    {
        await using var mongo = await MongoApp.StartAsync(new() { ["Users:PublicFields"] = "deep" });
        await mongo.StoreAsync("users", $"{{ phoneNumber: '{Phone}', deep: {new string('[', 90)}{new string(']', 90)} }}");

        var challengeId = await mongo.App.AskAsync(Phone);
        Assert.Equal("store_unavailable", (await mongo.App.GuessAsync(challengeId, await mongo.Handset.CodeOfAsync(challengeId))).Code);
        Assert.NotEmpty(mongo.App.Logs.With("nested deeper"));

        var other = await mongo.App.AskAsync(Given.PhoneNumber(1).E164);
        Assert.Equal(Verdict.SignedIn, await mongo.App.GuessAsync(other, await mongo.Handset.CodeOfAsync(other)));
    }

    [Fact]
    public async Task A_user_with_an_id_of_another_kind_loses_no_code_and_is_logged_once()
    {
        await using var mongo = await MongoApp.StartAsync(before: server => StoreAsync(server, OddUser, OtherUser));
        var challengeId = await mongo.App.AskAsync(Phone);
        var code = await mongo.Handset.CodeOfAsync(challengeId);

        for (var time = 0; time < 2; time++)
            Assert.Equal(new Verdict(503, "store_unavailable"), await mongo.App.GuessAsync(challengeId, code));

        Assert.Single(mongo.App.Logs.With("ada has an _id of type String"));
        var budget = await mongo.Collection("signInLimits").Find(new BsonDocument()).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, budget["streak"].ToInt32());

        await mongo.Collection("users").DeleteOneAsync(new BsonDocument("_id", "ada"), TestContext.Current.CancellationToken);
        await mongo.StoreAsync("users", $"{{ phoneNumber: '{Phone}' }}");
        Assert.Equal(Verdict.SignedIn, await mongo.App.GuessAsync(challengeId, code));
    }

    [Fact]
    public async Task While_sign_up_is_closed_a_user_who_can_t_be_read_gets_the_answer_of_every_number()
    {
        await using var mongo = await MongoApp.StartAsync(
            new() { ["Users:AllowSignUp"] = "false" }, before: server => StoreAsync(server, OddUser, OtherUser));

        await mongo.App.AskAsync(Phone);
        await mongo.App.AskAsync(Given.PhoneNumber(1).E164);
    }

    private static async Task StoreAsync(MongoWireServer server, params string[] users)
    {
        using var client = new MongoClient(server.ConnectionString);
        await client.GetDatabase("app").GetCollection<BsonDocument>("users")
            .InsertManyAsync(users.Select(BsonDocument.Parse), cancellationToken: TestContext.Current.CancellationToken);
    }
}
