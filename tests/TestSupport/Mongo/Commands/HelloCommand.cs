using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>Tells a driver that it has found the primary of a set of one.</summary>
internal static class HelloCommand
{
    private static readonly ObjectId Election = ObjectId.Parse("7fffffff0000000000000001");

    public static BsonDocument Run(CommandCall call)
    {
        var (fields, state) = (call.Fields, call.State);

        // A driver that may log in, compress or wait here is told nothing of the kind, and does without.
        fields.Skip("client", "compression", "helloOk", "loadBalanced", "backpressure");
        fields.RefuseRest();

        var isHello = call.Command.Name == "hello";
        var reply = new BsonDocument
        {
            { isHello ? "isWritablePrimary" : "ismaster", true },
            { "helloOk", true },
            { "setName", state.Options.SetName },
            { "setVersion", 1 },
            { "secondary", false },
            { "hosts", new BsonArray { state.Address } },
            { "primary", state.Address },
            { "me", state.Address },
            { "electionId", Election },
            { "maxBsonObjectSize", 16 * 1024 * 1024 },
            { "maxMessageSizeBytes", Wire.MessageReader.MaxMessage },
            { "maxWriteBatchSize", 100_000 },
            { "localTime", new BsonDateTime(state.Time.GetUtcNow().ToUnixTimeMilliseconds()) },
            { "connectionId", call.Command.Connection },
            { "minWireVersion", 0 },
            { "maxWireVersion", state.Options.MaxWireVersion },
            { "readOnly", false },
        };
        if (state.Options.OffersSessions)
            reply.Add("logicalSessionTimeoutMinutes", 30);

        return reply.Add("ok", 1.0);
    }
}
