using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.MongoDb.Sessions;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.Indexes;

/// <summary>What becomes of indexes, whatever MongoDB it is.</summary>
public abstract class IndexTests(MongoWireOptions wire) : IAsyncLifetime
{
    private const string Purge = """{ "purgeAt" : 1 } removes after 0 s""";
    private readonly MongoDbOptions options = new();
    private TestDatabase place = null!;
    private MongoStores stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMongoCollection<BsonDocument> Users => place.Database.GetCollection<BsonDocument>(options.UsersCollection);

    public async ValueTask InitializeAsync()
    {
        place = await TestDatabase.OpenAsync(wire: wire);
        stores = new MongoStores(place.Database, options);
    }

    [Fact]
    public async Task The_indexes_are_made_and_made_again_nothing_changes()
    {
        for (var time = 0; time < 2; time++)
        {
            await stores.Indexes.EnsureAsync(Token);

            Assert.Equal(["""{ "phoneNumber" : 1 } unique sparse"""], await DescribeAsync(options.UsersCollection));
            Assert.Equal([Purge, """{ "startedByNumber" : 1 } sparse"""], await DescribeAsync(options.ChallengesCollection));
            Assert.Equal([Purge, """{ "userId" : 1 }"""], await DescribeAsync(options.SessionsCollection));
            Assert.Equal([Purge], await DescribeAsync(options.LimitsCollection));
        }
    }

    [Fact]
    public async Task An_index_that_the_npm_package_made_is_as_good()
    {
        await CreateAsync(Users, "phoneNumber", new CreateIndexOptions { Unique = true });

        await stores.Indexes.EnsureAsync(Token);
        await stores.Indexes.EnsureAsync(Token);

        Assert.Equal(["""{ "phoneNumber" : 1 } unique"""], await DescribeAsync(options.UsersCollection));
        Assert.Empty(await stores.Indexes.FindMissingAsync(Token));
    }

    [Fact]
    public async Task An_index_that_does_the_same_under_another_name_is_as_good()
    {
        var sessions = place.Database.GetCollection<BsonDocument>(options.SessionsCollection);
        await CreateAsync(sessions, SessionDocument.PurgeAt, new CreateIndexOptions { Name = "mine", ExpireAfter = TimeSpan.Zero });

        await stores.Indexes.EnsureAsync(Token);

        Assert.Equal([Purge, """{ "userId" : 1 }"""], await DescribeAsync(options.SessionsCollection));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collection_with_a_collation_of_its_own_gets_an_index_that_compares_text_byte_by_byte(bool hasIndex)
    {
        var collation = new CreateCollectionOptions { Collation = new Collation("en", strength: CollationStrength.Primary) };
        await place.Database.CreateCollectionAsync(options.UsersCollection, collation, Token);
        if (hasIndex)
            await CreateAsync(Users, "phoneNumber", new CreateIndexOptions { Unique = true });

        await stores.Indexes.EnsureAsync(Token);
        await stores.Indexes.EnsureAsync(Token);

        Assert.Empty(await stores.Indexes.FindMissingAsync(Token));
        Assert.True((await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token))!.IsNew);
        Assert.False((await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token))!.IsNew);
    }

    [Fact]
    public async Task An_index_that_does_something_else_is_named_with_its_cure()
    {
        await CreateAsync(Users, "phoneNumber", new CreateIndexOptions());

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.Contains("the index phoneNumber_1", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            """db.getCollection("users").dropIndex("phoneNumber_1"); """
            + """db.getCollection("users").createIndex({ phoneNumber: 1 }, """
            + """{ unique: true, sparse: true, collation: { locale: "simple" } })""",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_removes_at_another_time_is_named_with_its_cure()
    {
        var sessions = place.Database.GetCollection<BsonDocument>(options.SessionsCollection);
        await CreateAsync(sessions, SessionDocument.PurgeAt, new CreateIndexOptions { Name = "mine", ExpireAfter = TimeSpan.FromHours(1) });

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.Contains("the index mine", exception.Message, StringComparison.Ordinal);
        Assert.Contains("3600", exception.Message, StringComparison.Ordinal);
        Assert.Contains("""dropIndex("mine")""", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_users_of_one_number_are_named_and_the_number_is_masked()
    {
        var first = new BsonDocument("phoneNumber", "+447400123456");
        var second = new BsonDocument("phoneNumber", "+447400123456");
        await Users.InsertManyAsync([first, second, new BsonDocument("phoneNumber", "+447400123457"), [], []], cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.Contains($"+44*******56: {first["_id"]}, {second["_id"]}.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("""db.getCollection("users").aggregate([""", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7400", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_users_with_an_empty_number_are_told_apart_from_those_without_one()
    {
        await Users.InsertManyAsync([new("phoneNumber", BsonNull.Value), new("phoneNumber", BsonNull.Value)], cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.Contains("null; remove the field", exception.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Task CreateAsync(IMongoCollection<BsonDocument> collection, string field, CreateIndexOptions options)
        => collection.Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument(field, 1), options), cancellationToken: Token);

    private async Task<IEnumerable<string>> DescribeAsync(string collection)
    {
        var indexes = await StoreIndex.ListAsync(place.Database.GetCollection<BsonDocument>(collection), Token);
        return indexes.Where(index => index["name"] != "_id_").Select(index => index["key"]
            + (index.GetValue("unique", false).ToBoolean() ? " unique" : "")
            + (index.GetValue("sparse", false).ToBoolean() ? " sparse" : "")
            + (index.TryGetValue("expireAfterSeconds", out var seconds) ? $" removes after {seconds} s" : "")).Order();
    }
}
