using MongoDB.Bson;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Commands;

/// <summary>Which collections and databases there are, and doing away with them.</summary>
internal static class CollectionCommands
{
    public static BsonDocument List(CommandCall call)
    {
        var filter = FilterParser.Parse(call.Fields.Document("filter") ?? []);
        call.Fields.Flag("nameOnly");
        call.Fields.Flag("authorizedCollections");
        call.Fields.Document("cursor");
        call.Fields.RefuseRest();

        var collections = call.State.Databases.In(call.Database)
            .Select(collection => new BsonDocument { { "name", collection.Name }, { "type", "collection" }, { "options", new BsonDocument() } })
            .Where(filter.Matches);
        return call.State.Cursors.Open($"{call.Database}.$cmd.listCollections", [.. collections], int.MaxValue);
    }

    public static BsonDocument Drop(CommandCall call)
    {
        call.Fields.RefuseRest();
        if (call.State.Databases.Drop(call.Database, call.Target) is not { } dropped)
            throw Errors.NamespaceNotFound("ns not found");

        return new BsonDocument { { "nIndexesWas", dropped.WithIndexes(documents => documents.Indexes.Count) }, { "ns", call.Namespace }, { "ok", 1.0 } };
    }

    public static BsonDocument ListDatabases(CommandCall call)
    {
        var filter = FilterParser.Parse(call.Fields.Document("filter") ?? []);
        call.Fields.Flag("nameOnly");
        call.Fields.Flag("authorizedDatabases");
        call.Fields.RefuseRest();
        var databases = call.State.Databases.Databases.Select(name => new BsonDocument("name", name)).Where(filter.Matches);
        return new BsonDocument { { "databases", new BsonArray(databases) }, { "ok", 1.0 } };
    }

    public static BsonDocument DropDatabase(CommandCall call)
    {
        call.Fields.RefuseRest();
        var reply = new BsonDocument();
        if (call.State.Databases.DropAll(call.Database) > 0)
            reply.Add("dropped", call.Database);

        return reply.Add("ok", 1.0);
    }
}
