using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Indexes on one field: a unique and a plain one are the same to MongoDB 4.4, and two since 5.0 (wire version 13).</summary>
public sealed class IndexOptionTests
{
    [Theory]
    [InlineData(9, 85)]
    [InlineData(12, 85)]
    [InlineData(13, null)]
    [InlineData(25, null)]
    public async Task A_unique_index_beside_a_plain_one_is_a_second_index_since_MongoDB_5(int wireVersion, int? error)
    {
        await using var server = MongoWireServer.Start(new FakeTimeProvider(), new MongoWireOptions { MaxWireVersion = wireVersion });
        using var client = new MongoClient(server.ConnectionString);
        var indexes = client.GetDatabase("test").GetCollection<BsonDocument>("things").Indexes;
        var token = TestContext.Current.CancellationToken;
        var plain = new CreateIndexModel<BsonDocument>("{ p: 1 }", new CreateIndexOptions { Name = "plain" });
        await indexes.CreateOneAsync(plain, cancellationToken: token);

        var unique = new CreateIndexModel<BsonDocument>("{ p: 1 }", new CreateIndexOptions { Name = "unique", Unique = true });
        var exception = await Record.ExceptionAsync(() => indexes.CreateOneAsync(unique, cancellationToken: token));

        Assert.Equal(error, (exception as MongoCommandException)?.Code);
        Assert.Equal(error is null ? 3 : 2, (await (await indexes.ListAsync(token)).ToListAsync(token)).Count);
    }
}
