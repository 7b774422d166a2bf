using MongoDB.Bson;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>People who were in the application's own collection before us.</summary>
public sealed class MongoUserTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    public static TheoryData<string, string, string> Ids => new()
    {
        { "ObjectId", "ObjectId('507f1f77bcf86cd799439011')", "507f1f77bcf86cd799439011" },
        { "String", "'ada'", "ada" },
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
}
