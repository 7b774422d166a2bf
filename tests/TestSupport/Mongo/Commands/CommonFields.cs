using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>What drivers add to commands.</summary>
internal static class CommonFields
{
    private static readonly string[] ReadLevels = ["local", "available", "majority"];

    public static void Read(CommandCall call, CommandKind kind)
    {
        var fields = call.Fields;
        fields.Skip(call.Command.Name, "$db", "$clusterTime", "$readPreference", "comment");
        fields.Integer("maxTimeMS");
        if (kind == CommandKind.Read)
            ReadConcern(fields.Document("readConcern"));

        var session = fields.Document("lsid");
        if (session is not null && !call.State.Options.OffersSessions)
            throw Errors.Unsupported($"lsid of {call.Command.Name}, and no sessions were offered");
        if (kind != CommandKind.Write || fields.Integer("txnNumber") is null)
            return;

        // A transaction would say so here: autocommit and startTransaction are left over, and refused.
        call.Session = call.State.Sessions.Find(session ?? throw Errors.InvalidOptions("Transaction number requires a session ID to also be specified"));
    }

    private static void ReadConcern(BsonDocument? readConcern)
    {
        var fields = new FieldReader(readConcern ?? [], "readConcern");
        if (fields.Text("level") is { } level && !ReadLevels.Contains(level))
            throw Errors.Unsupported($"the read concern {level}");

        fields.RefuseRest();
    }
}
