using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>How sure a set of one member can make a write.</summary>
public sealed class WriteConcernTests : WireServerTest
{
    [Fact]
    public async Task A_majority_with_a_journal_can_be_had()
    {
        await Connect().WithWriteConcern(WriteConcern.WMajority.With(journal: true)).InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Token);

        Assert.Equal(1, await Documents.CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
    }

    [Theory]
    [InlineData("2", 100)]
    [InlineData("elsewhere", 79)]
    public async Task More_than_there_is_cannot_be_had_and_the_write_is_done(string w, int code)
    {
        var writeConcern = int.TryParse(w, out var members) ? new WriteConcern(members) : new WriteConcern(w);

        var exception = await Assert.ThrowsAsync<MongoWriteException>(() => Connect().WithWriteConcern(writeConcern).InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Token));

        Assert.Equal(code, exception.WriteConcernError.Code);
        Assert.Equal(1, await Documents.CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
    }
}
