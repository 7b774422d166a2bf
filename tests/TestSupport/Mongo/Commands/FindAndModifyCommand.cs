using MongoDB.Bson;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Commands;

/// <summary>Changes one document, and replies with it as it was or as it is.</summary>
internal static class FindAndModifyCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var fields = call.Fields;
        var (isUpsert, wantsNew) = (fields.Flag("upsert"), fields.Flag("new"));
        var filter = call.Filter(fields, "query");
        var update = Update.Parse(fields.Value("update"));
        fields.RefuseRest();

        call.ShardKey?.RequireShard(filter);
        var collection = isUpsert ? call.GetOrAdd() : call.Find();
        var change = collection?.ModifyOne(filter, update, isUpsert, call.ShardKey) ?? StoredChange.None;
        call.HasWritten = change.HasWritten;
        return Reply(change, wantsNew ? change.After : change.Before);
    }

    private static BsonDocument Reply(StoredChange change, BsonDocument? value)
    {
        var about = new BsonDocument { { "n", change.After is null ? 0 : 1 }, { "updatedExisting", change.Before is not null } };
        about.Add("upserted", () => change.After!["_id"], change.IsInsert);
        return new BsonDocument { { "lastErrorObject", about }, { "value", value ?? (BsonValue)BsonNull.Value }, { "ok", 1.0 } };
    }
}
