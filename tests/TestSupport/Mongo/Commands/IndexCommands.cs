using MongoDB.Bson;
using TestSupport.Mongo.Indexes;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Commands;

/// <summary>Making, listing and dropping indexes.</summary>
internal static class IndexCommands
{
    public static BsonDocument Create(CommandCall call)
    {
        var specs = call.Fields.RequiredDocuments("indexes").Select(IndexSpecParser.Parse).ToList();
        call.Fields.Skip("commitQuorum");
        call.Fields.RefuseRest();

        var isNew = call.Find() is null;
        var (before, after) = call.GetOrAdd().WithIndexes(documents =>
        {
            var count = documents.Indexes.Count;
            documents.AddIndexes(New(documents, specs, call.State.Features));
            return (count, documents.Indexes.Count);
        });

        var reply = new BsonDocument { { "createdCollectionAutomatically", isNew }, { "numIndexesBefore", before }, { "numIndexesAfter", after } };
        if (before == after)
            reply.Add("note", "all indexes already exist");
        return reply.Add("ok", 1.0);
    }

    public static BsonDocument List(CommandCall call)
    {
        call.Fields.Document("cursor");
        call.Fields.RefuseRest();
        var collection = call.Find() ?? throw Errors.NamespaceNotFound($"ns does not exist: {call.Namespace}");
        var specs = collection.WithIndexes(documents => documents.Indexes.Select(index => index.Spec.ToDocument()).ToList());
        return call.State.Cursors.Open(call.Namespace, specs, int.MaxValue);
    }

    public static BsonDocument Drop(CommandCall call)
    {
        var which = call.Fields.Value("index");
        call.Fields.RefuseRest();
        if (which is not BsonString name)
            throw Errors.Unsupported($"dropIndexes of {which}");

        var collection = call.Find() ?? throw Errors.NamespaceNotFound($"ns not found {call.Namespace}");
        return collection.WithIndexes(documents =>
        {
            var count = documents.Indexes.Count;
            var dropped = documents.Indexes.Where(index => name.Value == "*" ? !index.Spec.IsId : index.Spec.Name == name.Value).ToList();
            if (dropped.Count == 0 && name.Value != "*")
                throw Errors.IndexNotFound(name.Value);
            if (dropped.Exists(index => index.Spec.IsId))
                throw Errors.InvalidOptions("cannot drop _id index");

            dropped.ForEach(documents.RemoveIndex);
            return new BsonDocument { { "nIndexesWas", count }, { "ok", 1.0 } };
        });
    }

    private static List<IndexSpec> New(DocumentSet documents, IReadOnlyList<IndexSpec> wanted, MongoFeatures features)
    {
        var all = documents.Indexes.Select(index => index.Spec).ToList();
        foreach (var spec in wanted)
        {
            if (!IndexConflicts.Exists(all, spec, features))
                all.Add(spec);
        }

        return all[documents.Indexes.Count..];
    }
}
