using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>Describes an index on one field. Sparse where it may be: not every server of MongoDB's protocol has partial ones.</summary>
internal sealed record StoreIndex(string Collection, string Field)
{
    private const int NamespaceNotFound = 26;

    public bool IsUnique { get; init; }

    /// <summary>Whether documents without the field are left out.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Whether MongoDB removes documents at the moment that the field holds.</summary>
    public bool Removes { get; init; }

    public string Name { get; init; } = Field + "_1";

    /// <summary>The collection as MongoDB's shell names it.</summary>
    public string Shell => $"db.getCollection(\"{Collection}\")";

    private BsonDocument Key { get; init; } = new(Field, 1);

    /// <summary>The existing indexes of a collection; those that are still being built among them.</summary>
    public static async Task<List<BsonDocument>> ListAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        // One batch: a collection has 64 indexes at most.
        var command = new BsonDocument
        {
            { "listIndexes", collection.CollectionNamespace.CollectionName },
            { "cursor", new BsonDocument() },
            { "maxTimeMS", (long)RequestDeadline.Length.TotalMilliseconds },
        };
        try
        {
            var reply = await collection.Database
                .RunCommandAsync<BsonDocument>(command, ReadPreference.Primary, cancellationToken).ConfigureAwait(false);
            return [.. reply["cursor"]["firstBatch"].AsBsonArray.Cast<BsonDocument>()];
        }
        catch (MongoCommandException exception) when (exception.Code == NamespaceNotFound)
        {
            return [];
        }
    }

    /// <summary>Writes the command that creates it: text is compared byte by byte, whatever the collection's own collation.</summary>
    public BsonDocument ToCommand()
    {
        var index = new BsonDocument { { "key", Key }, { "name", Name }, { "collation", new BsonDocument("locale", "simple") } };
        index.Add("unique", true, IsUnique);
        index.Add("sparse", true, IsSparse);
        index.Add("expireAfterSeconds", 0, Removes);
        return new BsonDocument
        {
            { "createIndexes", Collection },
            { "indexes", new BsonArray { index } },
            { "writeConcern", new BsonDocument("w", "majority") },
        };
    }

    /// <summary>Whether an existing index does all that this one is for.</summary>
    public bool IsServedBy(BsonDocument existing)
        => HasKeyOf(existing)
            && !existing.Contains("partialFilterExpression") && !existing.Contains("collation") && !Has(existing, "hidden")
            && (!IsUnique || Has(existing, "unique"))
            && (Removes ? existing.GetValue("expireAfterSeconds", -1).ToDouble() == 0 : !existing.Contains("expireAfterSeconds"));

    /// <summary>
    /// This index as an existing one that serves it is declared, so that creating it finds that one. Where an index with another collation
    /// has its name, it gets a name of its own: MongoDB keeps both.
    /// </summary>
    public StoreIndex Among(List<BsonDocument> existing)
    {
        if (existing.Find(IsServedBy) is { } serving)
        {
            return this with
            {
                Name = serving["name"].AsString,
                Key = serving["key"].AsBsonDocument,
                IsUnique = Has(serving, "unique"),
                IsSparse = Has(serving, "sparse"),
            };
        }

        var isNameTaken = existing.Exists(other => other["name"] == Name && other.Contains("collation"));
        return isNameTaken ? this with { Name = Name + "_simple" } : this;
    }

    /// <summary>Whether MongoDB may refuse to create this index because of an existing one.</summary>
    public bool ConflictsWith(BsonDocument existing) => HasKeyOf(existing) || existing["name"] == Name;

    /// <summary>The shell's command that creates it.</summary>
    public override string ToString()
    {
        var options = Removes ? "expireAfterSeconds: 0, " : IsUnique ? "unique: true, sparse: true, " : IsSparse ? "sparse: true, " : "";
        return $"{Shell}.createIndex({{ {Field}: 1 }}, {{ {options}collation: {{ locale: \"simple\" }} }})";
    }

    private static bool Has(BsonDocument existing, string option) => existing.GetValue(option, false).ToBoolean();

    private bool HasKeyOf(BsonDocument existing)
        => existing["key"] is BsonDocument { ElementCount: 1 } key && key.TryGetValue(Field, out var direction) && direction.IsNumeric;
}
