using System.Net.Http.Headers;
using System.Text;
using JwtMongoSms.AspNetCore.Tests.Acceptance;
using MongoDB.Bson;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>What people send in the hope that it is taken for part of a query.</summary>
public sealed class MongoInputTests
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly string Phone = Given.PhoneNumber().E164;
    private static readonly string[] Ours = ["$lt", "$lte", "$gt", "$gte", "$ne", "$not", "$or", "$inc", "$set", "$unset", "$setOnInsert"];
    private static readonly string[] Clients = ["_id", "phoneNumber", "userId"];
    private static readonly BsonDocument AnyId = new("$gte", ObjectId.Empty);
    private static readonly string[] Drivers = ["$db", "$clusterTime", "$readPreference"];

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "/auth/code", Json, """{"phoneNumber":{"$gt":""}}""" },
        { "/auth/code", Json, """{"phoneNumber":{"$in":["+447400123456"]}}""" },
        { "/auth/code", Json, """{"phoneNumber":["+447400123456","+447400123457"]}""" },
        { "/auth/code", Json, """{"phoneNumber":447400123456}""" },
        { "/auth/code", Json, """{"phoneNumber":null}""" },
        { "/auth/code", Json, """{"phoneNumber":"+447400123456\u0000"}""" },
        { "/auth/code", Json, """{"phoneNumber":"{\"$gt\":\"\"}"}""" },
        { "/auth/code", Json, """{"phoneNumber[$in][]":"+447400123456"}""" },
        { "/auth/code", Json, """{"challengeId":{"$ne":null}}""" },
        { "/auth/code", Json, """{"challengeId":7}""" },
        { "/auth/code", Json, """{"challengeId":"$where"}""" },
        { "/auth/code", Form, "phoneNumber[$in][]=%2B447400123456&phoneNumber[$in][]=%2B447400123457" },
        { "/auth/code/status", Json, """{"challengeId":"{\"$gt\":\"\"}"}""" },
        { "/auth/code/status", Json, """{"challengeId":"\u0000"}""" },
        { "/auth/code/status", Json, """{"challengeId":"AAAAAAAAAAAAAAAAAAAAA\u0000"}""" },
        { "/auth/token", Json, """{"challengeId":{"$gt":""},"code":{"$gt":""}}""" },
        { "/auth/token", Json, """{"challengeId":"AAAAAAAAAAAAAAAAAAAAAA","code":{"$gt":""}}""" },
        { "/auth/token", Json, """{"challengeId":"AAAAAAAAAAAAAAAAAAAAAA","code":123456}""" },
        { "/auth/token", Json, """{"challengeId":"AAAAAAAAAAAAAAAAAAAAAA","code":"12345\u0000"}""" },
        { "/auth/token", Json, """{"challengeId":"AAAAAAAAAAAAAAAAAAAAA\u0000","code":"123456"}""" },
        { "/auth/token", Json, """{"challengeId":"{\"$gt\": \"123456789\"}","code":"123456"}""" },
        { "/auth/token", Form, "challengeId[$ne]=x&code[$ne]=x" },
        { "/auth/sign-out", Json, """{"refreshToken":{"$gt":""}}""" },
        { "/auth/sign-out", Json, """{"refreshToken":"$where.0.x"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_plain_value_is_refused_before_MongoDB_hears_of_it(string path, string type, string body)
    {
        await using var mongo = await MongoApp.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.InRange(await mongo.App.PostAsync(path, content).StatusAsync(), 400, 415);
        Assert.Empty(mongo.OfStores);
    }

    [Fact]
    public async Task A_number_of_a_megabyte_is_refused_before_MongoDB_hears_of_it()
    {
        await using var mongo = await MongoApp.StartAsync();
        var phoneNumber = "+44" + new string('7', 1 << 20);
        Assert.Equal(413, await mongo.App.PostAsync("/auth/code", new { phoneNumber }).StatusAsync());
        Assert.Empty(mongo.OfStores);
    }

    [Theory]
    [InlineData("""{"$gt":""}""")]
    [InlineData("$where")]
    [InlineData("507f1f77bcf86cd799439011")]
    public async Task A_genuine_token_with_ids_that_nobody_has_is_a_401_and_its_ids_are_text_to_MongoDB(string userId)
    {
        await using var mongo = await MongoApp.StartAsync();
        var token = (await mongo.Handset.SignInAsync(mongo.App, Phone)).Text("accessToken");
        var sessionId = SessionId.New().Value;
        var forged = TokenForge.From(mongo.App, token).Claim("sub", JsonSerializer.Serialize(userId))
            .Claim("sid", JsonSerializer.Serialize(sessionId)).Write();

        mongo.Server.ClearRecord();
        await mongo.App.GetAsync("/auth/me", forged).JsonAsync(401);
        Assert.Equal(new BsonDocument("_id", sessionId), Assert.Single(mongo.OfStores).Body["filter"]);
    }

    [Fact]
    public async Task In_all_that_MongoDB_hears_nothing_of_a_client_is_anything_but_text_or_bytes()
    {
        // Acceptance 11
        await using var mongo = await MongoApp.StartAsync();
        for (var person = 0; person < 100; person++)
        {
            var challengeId = await mongo.App.AskAsync(Given.PhoneNumber(person).E164);
            var code = await mongo.Handset.CodeOfAsync(challengeId);
            await mongo.App.GuessAsync(challengeId, code.PlusSteps(1));
            var json = await mongo.App.PostAsync("/auth/token", new { challengeId, code }).JsonAsync();
            var token = json.Text("accessToken");
            await mongo.App.GetAsync("/auth/me", token).StatusAsync();
            await mongo.App.GetAsync("/auth/sessions", token).StatusAsync();
            await mongo.App.SendAsync(HttpMethod.Delete, "/auth/sessions/" + SessionId.New().Value, token).StatusAsync();
            await mongo.App.PostAsync("/auth/sign-out", new { refreshToken = json.Text("refreshToken") }).StatusAsync();
        }

        var commands = mongo.OfStores;
        Assert.True(commands.Count >= 100 * 16, $"Only {commands.Count} commands.");
        Assert.All(commands, MustBeOurs);
    }

    [Theory]
    [InlineData("%7B%22$ne%22:null%7D")]
    [InlineData("$ne")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("x")]
    [InlineData("a%2Fb")]
    [InlineData("%F0%9F%92%A9")]
    public async Task A_session_id_that_is_none_is_refused_before_MongoDB_hears_of_it(string id)
    {
        await using var mongo = await MongoApp.StartAsync();
        var token = (await mongo.Handset.SignInAsync(mongo.App, Phone)).Text("accessToken");
        await mongo.App.GetAsync("/open", token).StatusAsync();
        mongo.Server.ClearRecord();
        var ending = mongo.App.SendAsync(HttpMethod.Delete, "/auth/sessions/" + id, token);
        Assert.Equal(new Verdict(404, "session_unknown"), await ending.VerdictAsync());

        // The request's own session alone is looked for.
        Assert.Equal(["find signInSessions", "find users"], mongo.StoreCommands);
        Assert.All(mongo.OfStores, MustBeOurs);
    }

    private static void MustBeOurs(RecordedCommand command)
    {
        if (command.Name != "find")
            Assert.Equal(new BsonDocument { { "w", "majority" }, { "wtimeout", 3000 }, { "j", true } }, command.Body["writeConcern"]);

        var operators = NamesIn(command.Body).Where(name => name.StartsWith('$')).Except(Drivers).ToList();
        Assert.Empty(operators.Except(Ours));

        // The places where a client's own words stand: a number, or an id that was read and written out again.
        foreach (var filter in FiltersOf(command))
        {
            var said = Clients.Where(filter.Contains).Select(name => filter[name]).Where(value => !value.IsBsonNull && value != AnyId);
            Assert.NotEmpty(said);
            Assert.All(
                said, id => Assert.True(id is BsonString or BsonBinaryData or BsonObjectId, $"{command.Name} asks for {id}."));
        }
    }

    private static IEnumerable<BsonDocument> FiltersOf(RecordedCommand command) => command.Name switch
    {
        "find" => [command.Body["filter"].AsBsonDocument],
        "findAndModify" => [command.Body["query"].AsBsonDocument],
        "update" => command.Body["updates"].AsBsonArray.Select(update => update["q"].AsBsonDocument),
        _ => command.Body["documents"].AsBsonArray.Select(document => document.AsBsonDocument),
    };

    private static IEnumerable<string> NamesIn(BsonValue value) => value switch
    {
        BsonDocument document => document.SelectMany(element => NamesIn(element.Value).Prepend(element.Name)),
        BsonArray array => array.SelectMany(NamesIn),
        _ => [],
    };
}
