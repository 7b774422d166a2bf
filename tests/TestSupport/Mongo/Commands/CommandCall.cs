using MongoDB.Bson;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>A command while it runs.</summary>
internal sealed class CommandCall
{
    private readonly WriteSession? session;
    private readonly long? transaction;

    /// <summary>Reads what the driver adds to every command.</summary>
    public CommandCall(BsonDocument body, int connection, ServerState state, bool isWrite)
    {
        (State, Connection, Name) = (state, connection, body.GetElement(0).Name);
        Fields = new FieldReader(body, Name);
        Fields.Ignore(Name, "$readPreference");
        Fields.Integer("maxTimeMS");
        Fields.Ignore("apiVersion");
        IsStrict = Fields.Flag("apiStrict");
        Database = Fields.Text("$db");
        var lsid = Fields.OptionalDocument("lsid");
        if (lsid is not null && !state.Options.OffersSessions)
            throw CommandException.Unsupported($"lsid of {Name}, because it offered no sessions");
        if (!isWrite)
            return;

        CheckWriteConcern(Fields.OptionalDocument("writeConcern"));
        transaction = Fields.Integer("txnNumber");
        session = transaction is null ? null : state.Session(lsid);
    }

    public ServerState State { get; }

    public int Connection { get; }

    public string Name { get; }

    public string Database { get; }

    public FieldReader Fields { get; }

    /// <summary>Whether MongoDB refuses what its stable API lacks.</summary>
    public bool IsStrict { get; }

    /// <summary>Whether the driver may send the write again.</summary>
    public bool IsRetryable => session is not null;

    /// <summary>Whether the command has changed anything. Only the replies of such writes are kept for repeats.</summary>
    public bool HasWritten { get; set; }

    public string Collection => Fields.Text(Name);

    public string Namespace => $"{Database}.{Collection}";

    /// <summary>Finds the collection; a read creates none. A sharded one exists from the start.</summary>
    public StoredCollection? Find() => ShardKey is null ? State.Databases.Find(Database, Collection) : GetOrAdd();

    public StoredCollection GetOrAdd()
    {
        var collection = State.Databases.GetOrAdd(Database, Collection);
        ShardKey?.Index(collection);
        return collection;
    }

    /// <summary>What a sharded cluster requires of the collection's writes.</summary>
    public ShardKey? ShardKey
        => State.Options.ShardKeys.TryGetValue(Collection, out var key) ? new ShardKey(key, IsRetryable) : null;

    /// <summary>Reads a filter, and refuses to compare text by a collection's own collation.</summary>
    public Filter Filter(FieldReader fields, string name)
    {
        var filter = Documents.Filter.Parse(fields.Document(name));
        if (!fields.SimpleCollation() && filter.ComparesText && Find()?.Collation is { } collation)
            throw CommandException.Unsupported($"a comparison of text by the collation {collation}");

        return filter;
    }

    public BsonDocument Run(Func<CommandCall, BsonDocument> run)
        => session is null ? run(this) : session.Run(transaction!.Value, () => (run(this), HasWritten));

    // A set of one member confirms what the stores request at once.
    private static void CheckWriteConcern(BsonDocument? writeConcern)
    {
        var fields = new FieldReader(writeConcern ?? [], "writeConcern");
        if (fields.Value("w") is { } w && w != "majority" && w != 1)
            throw CommandException.Unsupported($"w: {w}");

        fields.Flag("j");
        fields.Integer("wtimeout");
        fields.RefuseRest();
    }
}
