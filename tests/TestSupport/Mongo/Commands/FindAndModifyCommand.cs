using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Sessions;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Update;
using TestSupport.Processes;

namespace TestSupport.Mongo.Commands;

/// <summary>Changes or removes one document, and answers it as it was or as it is.</summary>
internal static class FindAndModifyCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var fields = call.Fields;
        var (remove, upsert, wantsNew) = (fields.Flag("remove"), fields.Flag("upsert"), fields.Flag("new"));
        var filter = FilterParser.Parse(fields.Document("query") ?? []);
        var sort = SortOrder.Parse(fields.Document("sort"));
        var projection = Projection.Parse(fields.Document("fields"));
        var update = fields.Value("update");
        fields.RefuseIfTrue("bypassDocumentValidation");
        fields.RefuseRest();
        RefuseContradictions(remove, upsert, wantsNew, update is not null);

        return (BsonDocument)call.Run(0, () =>
        {
            if (remove)
                return Removed(call.Find()?.RemoveOne(filter, sort) ?? Change.None, projection);

            var modification = new Modification(filter, sort, UpdateParser.Parse(update, multi: false, call.State.Features), upsert);
            var change = (upsert ? call.GetOrAdd() : call.Find())?.ModifyOne(modification) ?? Change.None;
            return Modified(change, wantsNew ? change.After : change.Before, projection);
        }).DeepClone();
    }

    private static void RefuseContradictions(bool remove, bool upsert, bool wantsNew, bool hasUpdate)
    {
        if (remove && hasUpdate)
            throw Errors.FailedToParse("Cannot specify both an update and remove=true");
        if (remove && upsert)
            throw Errors.FailedToParse("Cannot specify both upsert=true and remove=true ");
        if (remove && wantsNew)
            throw Errors.FailedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
        if (!remove && !hasUpdate)
            throw Errors.FailedToParse("Either an update or remove=true must be specified");
    }

    private static Outcome Removed(Change change, Projection projection)
        => Answer(new BsonDocument("n", change.Before is null ? 0 : 1), change.Before, change, projection);

    private static Outcome Modified(Change change, BsonDocument? value, Projection projection)
    {
        var about = new BsonDocument { { "n", change.After is null ? 0 : 1 }, { "updatedExisting", change.Before is not null } };
        if (change.IsInsert)
            about.Add("upserted", change.After!["_id"]);

        return Answer(about, value, change, projection);
    }

    private static Outcome Answer(BsonDocument about, BsonDocument? value, Change change, Projection projection)
    {
        BsonValue answered = value is null ? BsonNull.Value : projection.Apply(value);
        return new Outcome(new BsonDocument { { "lastErrorObject", about }, { "value", answered }, { "ok", 1.0 } }, change.HasWritten);
    }
}
