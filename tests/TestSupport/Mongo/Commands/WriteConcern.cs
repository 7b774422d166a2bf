using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>How sure the writer wants to be. This set has one member: so much can be had, and no more.</summary>
internal sealed class WriteConcern
{
    private readonly BsonDocument document;
    private readonly BsonValue w;

    private WriteConcern(BsonDocument document, BsonValue w) => (this.document, this.w) = (document, w);

    public static WriteConcern Parse(BsonDocument? document)
    {
        var fields = new FieldReader(document ?? [], "writeConcern");
        var w = fields.Value("w") ?? 1;
        if (w is not BsonString && !w.IsNumeric)
            throw Errors.FailedToParse("w has to be a number, string, or object");

        fields.Flag("j");
        fields.Flag("fsync");
        fields.Integer("wtimeout");
        fields.RefuseRest();
        return new WriteConcern(document ?? [], w);
    }

    /// <summary>What is added to the answer where the write is done but not as sure as was asked.</summary>
    public BsonDocument? Problem() => w switch
    {
        BsonString { Value: "majority" } => null,
        BsonString mode => Error(79, "UnknownReplWriteConcern", $"No write concern mode named '{mode.Value}' found in replica set configuration"),
        _ => w.ToInt64() > 1 ? Error(100, "UnsatisfiableWriteConcern", "Not enough data-bearing nodes") : null,
    };

    private BsonDocument Error(int code, string codeName, string message) => new()
    {
        { "code", code },
        { "codeName", codeName },
        { "errmsg", message },
        { "errInfo", new BsonDocument("writeConcern", document) },
    };
}
