using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What a TTL index removes, by the test's clock and when the test says so.</summary>
public sealed class ExpiryTests : WireServerTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_document_is_removed_at_its_moment_and_not_before(int seconds)
    {
        await CreateIndexAsync(seconds);
        await AddAsync(1, At(TimeSpan.FromHours(1)));
        await AddAsync(2, At(TimeSpan.FromHours(2)));

        Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Server.Expire());
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(2, await Documents.CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
        Assert.Equal(1, Server.Expire());
        Assert.Equal(2, (await Documents.Find(new BsonDocument()).SingleAsync(Token))["_id"]);
    }

    [Fact]
    public async Task A_moment_that_is_moved_or_removed_counts_no_more()
    {
        await CreateIndexAsync(0);
        await AddAsync(1, At(TimeSpan.FromHours(1)));
        await AddAsync(2, At(TimeSpan.FromHours(1)));
        await AddAsync(3, BsonNull.Value);
        await AddAsync(4, "2000-01-01");
        await UpdateAsync(1, new BsonDocument("$set", new BsonDocument("at", At(TimeSpan.FromHours(3)))));
        await UpdateAsync(2, BsonDocument.Parse("{ $unset: { at: '' } }"));

        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, Server.Expire());
        Time.Advance(TimeSpan.FromDays(1_000));
        Assert.Equal(1, Server.Expire());
    }

    private BsonDateTime At(TimeSpan later) => new((Time.GetUtcNow() + later).UtcDateTime);

    private Task CreateIndexAsync(int seconds)
    {
        var options = new CreateIndexOptions { ExpireAfter = TimeSpan.FromSeconds(seconds) };
        var index = new CreateIndexModel<BsonDocument>(new BsonDocument("at", 1), options);
        return Documents.Indexes.CreateOneAsync(index, cancellationToken: Token);
    }

    private Task AddAsync(int id, BsonValue at)
        => Documents.InsertOneAsync(new BsonDocument { { "_id", id }, { "at", at } }, cancellationToken: Token);

    private Task UpdateAsync(int id, BsonDocument update)
        => Documents.UpdateOneAsync(new BsonDocument("_id", id), update, cancellationToken: Token);
}
