using MongoDB.Bson;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>Inserts, updates and deletes: statements one after the other. An ordered write stops at the first that fails.</summary>
internal static class WriteCommands
{
    public static BsonDocument Insert(CommandCall call) => Run(call, "documents", document =>
    {
        call.GetOrAdd().Insert(document);
        return new WriteResult(new BsonDocument("n", 1), HasWritten: true);
    });

    public static BsonDocument Update(CommandCall call) => Run(call, "updates", statement =>
    {
        var fields = new FieldReader(statement, "updates");
        var filter = Filter.Parse(fields.Document("q"));
        var update = Documents.Update.Parse(fields.Value("u"));
        var isMulti = fields.Flag("multi");
        fields.RefuseRest();
        if (isMulti && call.IsRetryable)
            throw CommandException.Unsupported("a retryable write with multi");

        IReadOnlyList<StoredChange> changes = call.Find() switch
        {
            null => [],
            var collection when isMulti => collection.ModifyMany(filter, update),
            var collection => [collection.ModifyOne(filter, SortOrder.None, update, isUpsert: false)],
        };
        var (matched, modified) = (changes.Count(change => change.After is not null), changes.Count(change => change.HasWritten));
        return new WriteResult(new BsonDocument { { "n", matched }, { "nModified", modified } }, modified > 0);
    });

    public static BsonDocument Delete(CommandCall call) => Run(call, "deletes", statement =>
    {
        var fields = new FieldReader(statement, "deletes");
        var filter = Filter.Parse(fields.Document("q"));
        if (fields.Integer("limit") is not 1)
            throw CommandException.Unsupported("a delete of many");

        fields.RefuseRest();
        var hasWritten = call.Find()?.RemoveOne(filter).HasWritten ?? false;
        return new WriteResult(new BsonDocument("n", hasWritten ? 1 : 0), hasWritten);
    });

    private static BsonDocument Run(CommandCall call, string field, Func<BsonDocument, WriteResult> write)
    {
        var statements = call.Fields.Documents(field);
        var isOrdered = call.Fields.Flag("ordered", unset: true);
        call.Fields.RefuseRest();

        var (n, modified, errors) = (0, 0, new BsonArray());
        for (var i = 0; i < statements.Count && !(isOrdered && errors.Count > 0); i++)
        {
            try
            {
                var result = call.RunOnce(i, () => write(statements[i]));
                n += result["n"].AsInt32;
                modified += result.GetValue("nModified", 0).AsInt32;
            }
            catch (CommandException exception) when (!exception.IsRefusal)
            {
                errors.Add(exception.ToWriteError(i));
            }
        }

        var reply = new BsonDocument("n", n);
        reply.Add("nModified", modified, call.Name == "update");
        reply.Add("writeErrors", errors, errors.Count > 0);
        return reply.Add("ok", 1.0);
    }
}
