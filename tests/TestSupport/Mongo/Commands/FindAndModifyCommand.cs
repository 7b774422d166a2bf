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
        var filter = Filter.Parse(fields.Document("query"));
        var sort = SortOrder.Parse(fields.OptionalDocument("sort"));
        var update = Update.Parse(fields.Value("update"));
        fields.RefuseRest();

        return call.RunOnce(0, () =>
        {
            var collection = isUpsert ? call.GetOrAdd() : call.Find();
            var change = collection?.ModifyOne(filter, sort, update, isUpsert) ?? StoredChange.None;
            return new WriteResult(Reply(change, wantsNew ? change.After : change.Before), change.HasWritten);
        });
    }

    private static BsonDocument Reply(StoredChange change, BsonDocument? value)
    {
        var about = new BsonDocument { { "n", change.After is null ? 0 : 1 }, { "updatedExisting", change.Before is not null } };
        about.Add("upserted", () => change.After!["_id"], change.IsInsert);
        return new BsonDocument { { "lastErrorObject", about }, { "value", value ?? (BsonValue)BsonNull.Value }, { "ok", 1.0 } };
    }
}
