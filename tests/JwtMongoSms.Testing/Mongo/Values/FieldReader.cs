using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Values;

/// <summary>Reads the fields of a command one by one, each of its type; a field that was not read is refused.</summary>
internal sealed class FieldReader(BsonDocument document, string owner)
{
    private readonly HashSet<string> read = [];

    public BsonValue? Value(string name)
    {
        read.Add(name);
        return document.TryGetValue(name, out var value) ? value : null;
    }

    public BsonDocument? OptionalDocument(string name) => Value(name) is { } value ? value as BsonDocument ?? throw Odd(name) : null;

    public BsonDocument Document(string name) => OptionalDocument(name) ?? throw Odd(name);

    public IReadOnlyList<BsonDocument> Documents(string name)
        => Value(name) is BsonArray { Count: > 0 } array && array.All(item => item.IsBsonDocument) ? [.. array.Cast<BsonDocument>()] : throw Odd(name);

    public string Text(string name) => (Value(name) as BsonString)?.Value ?? throw Odd(name);

    /// <summary>Reads a whole number of any type: the driver sends some of them as doubles.</summary>
    public long? Integer(string name) => Value(name) switch
    {
        null => null,
        { IsNumeric: true } value => BsonOrder.ToWhole(value),
        _ => throw Odd(name),
    };

    public bool Flag(string name, bool unset = false) => Value(name) is { } value ? (value as BsonBoolean ?? throw Odd(name)).Value : unset;

    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            read.Add(name);
    }

    public void RefuseRest()
    {
        if (document.Names.FirstOrDefault(name => !read.Contains(name)) is { } name)
            throw Odd(name);
    }

    private CommandException Odd(string name)
        => CommandException.Unsupported(document.TryGetValue(name, out var value) ? $"{name}: {value} of {owner}" : $"{owner} without {name}");
}
