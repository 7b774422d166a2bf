using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Storage;

/// <summary>An index as it was requested: ascending, on one field.</summary>
internal sealed record IndexSpec(string Name, string Field, bool IsUnique = false, bool IsSparse = false, long? ExpireAfterSeconds = null)
{
    /// <summary>The collection's own collation, where no other was named. It matters to the list of indexes alone.</summary>
    public BsonDocument? Collation { get; init; }

    public static IndexSpec Id { get; } = new("_id_", "_id", IsUnique: true);

    public static IndexSpec Parse(BsonDocument document, BsonDocument? collation)
    {
        var fields = new FieldReader(document, "an index");
        var key = fields.Document("key");
        if (key is not { ElementCount: 1 } || key.Contains("_id") || key[0] != 1)
            throw CommandException.Unsupported($"an index on {key}");

        var (name, field, expiry) = (fields.Text("name"), key.GetElement(0).Name, fields.Integer("expireAfterSeconds"));
        var spec = new IndexSpec(name, field, fields.Flag("unique"), fields.Flag("sparse"), expiry);
        spec = fields.SimpleCollation() ? spec : spec with { Collation = collation };
        fields.RefuseRest();
        if (spec is { ExpireAfterSeconds: not null, IsUnique: true } or { ExpireAfterSeconds: < 0 })
            throw CommandException.Unsupported($"the index {document}");

        return spec;
    }

    /// <summary>Whether the index exists; throws where an existing one has its name or its key.</summary>
    /// <param name="existing">The indexes of the collection.</param>
    /// <param name="tellsUniqueApart">Whether a unique and a plain index on one field are two, as they are since MongoDB 5.0.</param>
    public bool IsAmong(IReadOnlyCollection<IndexSpec> existing, bool tellsUniqueApart)
    {
        if (existing.Contains(this))
            return true;

        foreach (var other in existing.Where(other => other.Name == Name || IsLike(other)))
        {
            throw IsLike(other)
                ? new CommandException(ErrorCode.IndexOptionsConflict, $"An equivalent index has another name or other options: {other}")
                : new CommandException(ErrorCode.IndexKeySpecsConflict, $"An existing index has the same name: {other}");
        }

        return false;

        bool IsLike(IndexSpec other)
            => (Field, Collation) == (other.Field, other.Collation)
                && (!tellsUniqueApart || (IsUnique, IsSparse) == (other.IsUnique, other.IsSparse));
    }

    public BsonDocument ToDocument()
    {
        var document = new BsonDocument { { "v", 2 }, { "key", new BsonDocument(Field, 1) }, { "name", Name } };
        document.Add("unique", true, IsUnique && this != Id);
        document.Add("sparse", true, IsSparse);
        document.Add("collation", Collation, Collation is not null);
        document.Add("expireAfterSeconds", () => (int)ExpireAfterSeconds!, ExpireAfterSeconds is not null);
        return document;
    }
}
