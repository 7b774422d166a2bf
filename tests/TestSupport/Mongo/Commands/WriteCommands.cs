using MongoDB.Bson;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>Inserts, updates and deletes: statements one after the other. A write stops at the first that fails.</summary>
internal static class WriteCommands
{
    public static BsonDocument Insert(CommandCall call) => Run(call, "documents", document =>
    {
        call.GetOrAdd().Insert(document);
        return (1, 1);
    });

    public static BsonDocument Update(CommandCall call) => Run(call, "updates", statement =>
    {
        var fields = new FieldReader(statement, "updates");
        var filter = call.Filter(fields, "q");
        var update = Documents.Update.Parse(fields.Value("u"));
        var isMulti = fields.Flag("multi");
        fields.RefuseRest();
        if (!isMulti)
            call.ShardKey?.RequireOne(filter);

        if (isMulti && call.IsRetryable)
            throw CommandException.Unsupported("a retryable write with multi");

        IReadOnlyList<StoredChange> changes = call.Find() switch
        {
            null => [],
            var collection when isMulti => collection.ModifyMany(filter, update),
            var collection => [collection.ModifyOne(filter, update, isUpsert: false, call.ShardKey)],
        };
        return (changes.Count(change => change.After is not null), changes.Count(change => change.HasWritten));
    });

    public static BsonDocument Delete(CommandCall call) => Run(call, "deletes", statement =>
    {
        var fields = new FieldReader(statement, "deletes");
        var filter = call.Filter(fields, "q");
        call.ShardKey?.RequireOne(filter);
        if (fields.Integer("limit") is not 1)
            throw CommandException.Unsupported("a delete of many");

        fields.RefuseRest();
        var removed = call.Find()?.RemoveOne(filter).HasWritten is true ? 1 : 0;
        return (removed, removed);
    });

    private static BsonDocument Run(CommandCall call, string field, Func<BsonDocument, (int Matched, int Written)> write)
    {
        var statements = call.Fields.Documents(field);
        if (!call.Fields.Flag("ordered", unset: true))
            throw CommandException.Unsupported("a write that isn't ordered");

        call.Fields.RefuseRest();
        var (n, written, errors) = (0, 0, new BsonArray());
        for (var i = 0; i < statements.Count && errors.Count == 0; i++)
        {
            try
            {
                var result = write(statements[i]);
                (n, written) = (n + result.Matched, written + result.Written);
            }
            catch (CommandException exception) when (!exception.IsRefusal)
            {
                errors.Add(exception.ToWriteError(i));
            }
        }

        call.HasWritten = written > 0;
        var reply = new BsonDocument("n", n);
        reply.Add("nModified", written, call.Name == "update");
        reply.Add("writeErrors", errors, errors.Count > 0);
        return reply.Add("ok", 1.0);
    }
}
