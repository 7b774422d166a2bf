using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Sessions;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Update;

namespace TestSupport.Mongo.Commands;

/// <summary>Changes documents.</summary>
internal static class UpdateCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var statements = call.Fields.RequiredDocuments("updates");
        var isOrdered = call.Fields.Flag("ordered", unset: true);
        call.Fields.RefuseIfTrue("bypassDocumentValidation");
        call.Fields.RefuseRest();
        if (call.Session is not null && statements.Any(statement => statement.GetValue("multi", false).ToBoolean()))
            throw Errors.InvalidOptions("Cannot use (or request) retryable writes with multi=true");

        return WriteBatch.Run(call, statements, isOrdered, statement => Update(call, statement));
    }

    private static Outcome Update(CommandCall call, BsonDocument statement)
    {
        var fields = new FieldReader(statement, "update.updates");
        var (multi, upsert) = (fields.Flag("multi"), fields.Flag("upsert"));
        var filter = FilterParser.Parse(fields.RequiredDocument("q"));
        var update = UpdateParser.Parse(fields.Value("u"), multi, call.State.Features);
        fields.RefuseRest();

        var collection = upsert ? call.GetOrAdd() : call.Find();
        var modification = new Modification(filter, SortOrder.Parse(null), update, upsert);
        return Summarise(collection is null ? [] : multi ? collection.ModifyMany(modification) : [collection.ModifyOne(modification)]);
    }

    private static Outcome Summarise(IReadOnlyList<Change> changes)
    {
        var result = new BsonDocument
        {
            { "n", changes.Count(change => change.After is not null) },
            { "nModified", changes.Count(change => change is { HasWritten: true, IsInsert: false }) },
        };
        if (changes is [{ IsInsert: true } insert])
            result.Add("upserted", insert.After!["_id"]);

        return new Outcome(result, changes.Any(change => change.HasWritten));
    }
}
