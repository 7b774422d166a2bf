using MongoDB.Bson;
using TestSupport.Mongo.Sessions;

namespace TestSupport.Mongo.Commands;

/// <summary>The statements of a write, one after the other: an ordered one ends with the first that fails.</summary>
internal static class WriteBatch
{
    private const int Largest = 100_000;

    public static BsonDocument Run(CommandCall call, IReadOnlyList<BsonDocument> statements, bool isOrdered, Func<BsonDocument, Outcome> write)
    {
        if (statements.Count is 0 or > Largest)
            throw Errors.InvalidLength($"Write batch sizes must be between 1 and {Largest}. Got {statements.Count} operations.");

        var (n, modified, upserted, errors) = (0, 0, new BsonArray(), new BsonArray());
        for (var i = 0; i < statements.Count; i++)
        {
            try
            {
                var result = call.Run(i, () => write(statements[i]));
                n += result["n"].AsInt32;
                modified += result.GetValue("nModified", 0).AsInt32;
                if (result.TryGetValue("upserted", out var id))
                    upserted.Add(new BsonDocument { { "index", i }, { "_id", id } });
            }
            catch (CommandException exception) when (!exception.IsRefusal)
            {
                errors.Add(exception.ToWriteError(i));
                if (isOrdered)
                    break;
            }
        }

        var reply = new BsonDocument("n", n);
        if (call.Command.Name == "update")
            reply.Add("nModified", modified);
        if (upserted.Count > 0)
            reply.Add("upserted", upserted);
        if (errors.Count > 0)
            reply.Add("writeErrors", errors);
        return reply.Add("ok", 1.0);
    }
}
