using MongoDB.Bson;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>Creating and listing indexes.</summary>
internal static class IndexCommands
{
    private const int MongoDb50 = 13;

    public static BsonDocument Create(CommandCall call)
    {
        var existing = call.Find();
        var specs = call.Fields.Documents("indexes").Select(index => IndexSpec.Parse(index, existing?.Collation)).ToList();
        call.Fields.RefuseRest();
        if (call.IsStrict && specs.Exists(spec => spec.IsSparse))
            throw new CommandException(ErrorCode.APIStrictError, "The stable API has no sparse index");

        specs.ForEach(spec => call.ShardKey?.AllowIndex(spec));
        var isNew = existing is null;
        var (before, after) = call.GetOrAdd().AddIndexes(specs, tellsUniqueApart: call.State.Options.MaxWireVersion >= MongoDb50);
        return new BsonDocument
        {
            { "createdCollectionAutomatically", isNew }, { "numIndexesBefore", before }, { "numIndexesAfter", after }, { "ok", 1.0 },
        };
    }

    public static BsonDocument List(CommandCall call)
    {
        call.Fields.Ignore("cursor");
        call.Fields.RefuseRest();
        var collection = call.Find() ?? throw new CommandException(ErrorCode.NamespaceNotFound, $"ns does not exist: {call.Namespace}");
        return ReadCommands.Cursor(call.Namespace, collection.Indexes.Select(spec => spec.ToDocument()));
    }
}
