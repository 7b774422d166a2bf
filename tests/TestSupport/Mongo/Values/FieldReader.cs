using MongoDB.Bson;

namespace TestSupport.Mongo.Values;

/// <summary>Reads the fields of a command one by one, each of its type; a field that was not read is refused.</summary>
internal sealed class FieldReader(BsonDocument document, string owner)
{
    private readonly HashSet<string> read = [];

    public BsonValue? Value(string name)
    {
        read.Add(name);
        return document.TryGetValue(name, out var value) ? value : null;
    }

    public BsonDocument? OptionalDocument(string name) => Value(name) is { } value ? value as BsonDocument ?? throw Unexpected(name) : null;

    public BsonDocument Document(string name) => OptionalDocument(name) ?? throw Unexpected(name);

    public IReadOnlyList<BsonDocument> Documents(string name)
        => Value(name) is BsonArray { Count: > 0 } array && array.All(item => item.IsBsonDocument)
            ? [.. array.Cast<BsonDocument>()]
            : throw Unexpected(name);

    public string Text(string name) => (Value(name) as BsonString)?.Value ?? throw Unexpected(name);

    /// <summary>Reads a whole number of any type: the driver sends some of them as doubles.</summary>
    public long? Integer(string name) => Value(name) switch
    {
        null => null,
        { IsNumeric: true } value => BsonOrder.ToWhole(value),
        _ => throw Unexpected(name),
    };

    public bool Flag(string name, bool unset = false)
        => Value(name) is { } value ? (value as BsonBoolean ?? throw Unexpected(name)).Value : unset;

    /// <summary>Reads whether the simple collation is named; any other is refused.</summary>
    public bool SimpleCollation() => OptionalDocument("collation") is { } collation
        && (collation == new BsonDocument("locale", "simple") ? true : throw Unexpected("collation"));

    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            read.Add(name);
    }

    public void RefuseRest()
    {
        if (document.Names.FirstOrDefault(name => !read.Contains(name)) is { } name)
            throw Unexpected(name);
    }

    private CommandException Unexpected(string name) => CommandException.Unsupported(
        document.TryGetValue(name, out var value) ? $"{name}: {value} of {owner}" : $"{owner} without {name}");
}
