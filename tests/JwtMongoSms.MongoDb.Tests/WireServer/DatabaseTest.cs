using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A test of what MongoDB does, on MongoWireServer or on the server that <c>JWTMONGOSMS_TEST_MONGODB</c> names.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    private TestDatabase place = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => place = await TestDatabase.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates a collection with these documents, written as JSON.</summary>
    protected async Task<TestCollection> FillAsync(params string[] documents)
    {
        var collection = new TestCollection(place.Database.GetCollection<BsonDocument>($"c_{ObjectId.GenerateNewId()}"));
        if (documents.Length > 0)
            await collection.Driver.InsertManyAsync(documents.Select(BsonDocument.Parse), cancellationToken: Token);

        return collection;
    }

    /// <summary>Creates a collection with these documents and an index.</summary>
    protected async Task<TestCollection> FillIndexedAsync(string index, params string[] documents)
    {
        var collection = await FillAsync(documents);
        await collection.CreateIndexAsync(index);
        return collection;
    }
}
