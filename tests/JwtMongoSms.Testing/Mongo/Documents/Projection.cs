using JwtMongoSms.Testing.Mongo.Values;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Documents;

/// <summary>Which fields of a document a reply has: all, or those that are named, and <c>_id</c> unless it is excluded.</summary>
internal sealed class Projection
{
    private readonly HashSet<string>? names;

    private Projection(HashSet<string>? names) => this.names = names;

    public static Projection Parse(BsonDocument? document)
    {
        if (document is null)
            return new Projection(null);
        if (document.Names.All(name => name == "_id") && document != new BsonDocument("_id", 1))
            throw CommandException.Unsupported($"the projection {document}");

        var names = document.Where(IsIncluded).Select(element => element.Name).ToHashSet();
        if (!document.Contains("_id"))
            names.Add("_id");

        return new Projection(names);
    }

    public BsonDocument Apply(BsonDocument document) => names is null ? document : new BsonDocument(document.Where(element => names.Contains(element.Name)));

    private static bool IsIncluded(BsonElement element) => element switch
    {
        { Value: BsonInt32 { Value: 1 } } when !element.Name.AsSpan().ContainsAny('.', '$') => true,
        { Name: "_id", Value: BsonInt32 { Value: 0 } } => false,
        _ => throw CommandException.Unsupported($"the projection {element}"),
    };
}
