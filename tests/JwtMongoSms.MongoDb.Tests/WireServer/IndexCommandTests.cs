using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Making and dropping indexes and collections.</summary>
public sealed class IndexCommandTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Indexes_are_listed_as_they_were_asked_for(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{key: {p: 1}, name: 'p_1', unique: true}", "{key: {a: 1, b: -1}, name: 'ab', sparse: true}", "{key: {t: 1}, name: 't', expireAfterSeconds: 0}");

        var listed = await (await collection.Driver.Indexes.ListAsync(Token)).ToListAsync(Token);

        Assert.Equal(
            [
                BsonDocument.Parse("{key: {_id: 1}, name: '_id_'}"),
                BsonDocument.Parse("{key: {p: 1}, name: 'p_1', unique: true}"),
                BsonDocument.Parse("{key: {a: 1, b: -1}, name: 'ab', sparse: true}"),
                BsonDocument.Parse("{key: {t: 1}, name: 't', expireAfterSeconds: 0}"),
            ],
            listed.Select(index => new BsonDocument(index.Where(element => element.Name is not ("v" or "ns")).OrderBy(element => "key name unique sparse expireAfterSeconds".IndexOf(element.Name, StringComparison.Ordinal)))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_index_twice_is_one(string server)
    {
        var collection = await servers.FillAsync(server);

        var first = await CreateAsync(collection, "{key: {p: 1}, name: 'p_1', unique: true}");
        var second = await CreateAsync(collection, "{key: {p: 1}, name: 'p_1', unique: true}");

        Assert.Equal((1, 2), (first["numIndexesBefore"].AsInt32, first["numIndexesAfter"].AsInt32));
        Assert.Equal((2, 2, "all indexes already exist"), (second["numIndexesBefore"].AsInt32, second["numIndexesAfter"].AsInt32, second["note"].AsString));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Another_lifetime_under_the_same_name_conflicts(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{key: {t: 1}, name: 't_1', expireAfterSeconds: 0}");

        var error = await CommandErrorAsync(() => CreateAsync(collection, "{key: {t: 1}, name: 't_1', expireAfterSeconds: 60}"));

        Assert.Equal((85, "IndexOptionsConflict"), (error.Code, error.CodeName));
        Assert.Contains("An equivalent index already exists with the same name but different options.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_index_under_another_name_conflicts(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{key: {p: 1}, name: 'p_1'}");

        var error = await CommandErrorAsync(() => CreateAsync(collection, "{key: {p: 1}, name: 'other'}"));

        Assert.Equal((85, "IndexOptionsConflict"), (error.Code, error.CodeName));
        Assert.Contains("Index already exists with a different name: p_1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Another_key_under_the_same_name_conflicts(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{key: {p: 1}, name: 'mine'}");

        var error = await CommandErrorAsync(() => CreateAsync(collection, "{key: {q: 1}, name: 'mine'}"));

        Assert.Equal((86, "IndexKeySpecsConflict"), (error.Code, error.CodeName));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_other_direction_is_another_index(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{key: {p: 1}, name: 'p_1'}");

        Assert.Equal(3, (await CreateAsync(collection, "{key: {p: -1}, name: 'p_-1'}"))["numIndexesAfter"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_unique_index_over_duplicates_is_not_made(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, p: 'x'}", "{_id: 2, p: 'x'}");

        var error = await CommandErrorAsync(() => CreateAsync(collection, "{key: {p: 1}, name: 'p_1', unique: true}"));

        Assert.Equal(11000, error.Code);
        Assert.Single(await (await collection.Driver.Indexes.ListAsync(Token)).ToListAsync(Token));
    }

    [Theory]
    [InlineData("{key: {a: 1, b: 1}, name: 'x', expireAfterSeconds: 0}", 67)]
    [InlineData("{key: {a: 1}, name: 'x', expireAfterSeconds: -1}", 67)]
    [InlineData("{key: {a: 0}, name: 'x'}", 67)]
    [InlineData("{key: {}, name: 'x'}", 67)]
    public async Task An_index_that_cannot_be_is_not_made(string index, int code)
    {
        foreach (var server in Servers.All)
        {
            var collection = await servers.FillAsync(server.Data, "{_id: 1}");
            Assert.Equal(code, (await CommandErrorAsync(() => CreateAsync(collection, index))).Code);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_dropped_index_allows_duplicates_again(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, p: 'x'}");
        await CreateAsync(collection, "{key: {p: 1}, name: 'p_1', unique: true}");

        await collection.Driver.Indexes.DropOneAsync("p_1", Token);
        await collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 2, p: 'x'}"), cancellationToken: Token);

        Assert.Equal([1, 2], await collection.MatchAsync("{p: 'x'}"));
        Assert.Equal(27, (await CommandErrorAsync(() => collection.Driver.Indexes.DropOneAsync("p_1", Token))).Code);
        Assert.Equal(72, (await CommandErrorAsync(() => collection.Driver.Indexes.DropOneAsync("_id_", Token))).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_collection_is_there_once_it_is_written_to_and_until_it_is_dropped(string server)
    {
        var collection = await servers.FillAsync(server);
        var database = collection.Driver.Database;
        await collection.UpdateAsync("{_id: 1}", "{$set: {a: 1}}");
        Assert.DoesNotContain(collection.Name, await (await database.ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(Token));

        await CreateAsync(collection, "{key: {p: 1}, name: 'p_1'}");
        Assert.Contains(collection.Name, await (await database.ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(Token));

        await database.DropCollectionAsync(collection.Name, Token);
        await database.DropCollectionAsync(collection.Name, Token);
        Assert.DoesNotContain(collection.Name, await (await database.ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(Token));
        Assert.Equal([], await collection.MatchAsync("{}"));
        Assert.Empty(await (await collection.Driver.Indexes.ListAsync(Token)).ToListAsync(Token));
    }

    private static Task<BsonDocument> CreateAsync(TestCollection collection, params string[] indexes)
        => collection.RunAsync(new BsonDocument { { "createIndexes", collection.Name }, { "indexes", new BsonArray(indexes.Select(BsonDocument.Parse)) } });
}
