using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Documents that go by themselves, by the test's clock and when the test says so.</summary>
public sealed class ExpiryTests : WireServerTest
{
    [Fact]
    public async Task A_document_goes_at_its_moment_and_not_before()
    {
        await CreateIndexAsync(TimeSpan.Zero);
        await AddAsync(1, new BsonDateTime(Time.GetUtcNow().AddHours(1).UtcDateTime));
        await AddAsync(2, new BsonDateTime(Time.GetUtcNow().AddHours(2).UtcDateTime));

        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Server.Expire());

        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([1, 2], await IdsAsync());
        Assert.Equal(1, Server.Expire());
        Assert.Equal([2], await IdsAsync());
    }

    [Fact]
    public async Task A_lifetime_counts_from_the_moment_in_the_field()
    {
        await CreateIndexAsync(TimeSpan.FromSeconds(60));
        await AddAsync(1, new BsonDateTime(Time.GetUtcNow().UtcDateTime));

        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, Server.Expire());
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Server.Expire());
    }

    [Fact]
    public async Task What_has_no_moment_stays()
    {
        await CreateIndexAsync(TimeSpan.Zero);
        await AddAsync(1, BsonNull.Value);
        await AddAsync(2, 5);
        await AddAsync(3, "2000-01-01");
        await Documents.InsertOneAsync(new BsonDocument("_id", 4), cancellationToken: Token);

        Time.Advance(TimeSpan.FromDays(36500));

        Assert.Equal(0, Server.Expire());
    }

    [Fact]
    public async Task Of_several_moments_the_first_counts()
    {
        await CreateIndexAsync(TimeSpan.Zero);
        await AddAsync(1, new BsonArray { new BsonDateTime(Time.GetUtcNow().AddHours(9).UtcDateTime), new BsonDateTime(Time.GetUtcNow().AddHours(1).UtcDateTime) });

        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, Server.Expire());
    }

    [Fact]
    public async Task A_moment_that_is_moved_counts_anew()
    {
        await CreateIndexAsync(TimeSpan.Zero);
        await AddAsync(1, new BsonDateTime(Time.GetUtcNow().AddHours(1).UtcDateTime));
        await Documents.UpdateOneAsync(new BsonDocument("_id", 1), new BsonDocument("$set", new BsonDocument("at", new BsonDateTime(Time.GetUtcNow().AddHours(3).UtcDateTime))), cancellationToken: Token);

        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, Server.Expire());
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, Server.Expire());
    }

    private Task CreateIndexAsync(TimeSpan lifetime) => Documents.Indexes.CreateOneAsync(
        new CreateIndexModel<BsonDocument>(new BsonDocument("at", 1), new CreateIndexOptions { ExpireAfter = lifetime }), cancellationToken: Token);

    private Task AddAsync(int id, BsonValue at) => Documents.InsertOneAsync(new BsonDocument { { "_id", id }, { "at", at } }, cancellationToken: Token);

    private async Task<List<int>> IdsAsync() => [.. (await Documents.Find(new BsonDocument()).ToListAsync(Token)).Select(document => document["_id"].AsInt32).Order()];
}
