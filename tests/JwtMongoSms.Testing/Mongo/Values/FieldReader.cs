using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Commands;

/// <summary>Takes the fields of a command one by one, each of its type; what nobody took is refused.</summary>
internal sealed class FieldReader(BsonDocument document, string where)
{
    private readonly HashSet<string> taken = [];

    public bool Has(string name) => document.Contains(name);

    public BsonValue? Value(string name)
    {
        taken.Add(name);
        return document.TryGetValue(name, out var value) ? value : null;
    }

    public BsonDocument? Document(string name) => Value(name) switch
    {
        null => null,
        BsonDocument value => value,
        var other => throw Errors.WrongType($"{where}.{name}", other),
    };

    public BsonDocument RequiredDocument(string name) => Document(name) ?? throw Errors.MissingField(name, where);

    public IReadOnlyList<BsonDocument> RequiredDocuments(string name)
    {
        var value = Value(name) ?? throw Errors.MissingField(name, where);
        return value is BsonArray array && array.All(item => item.IsBsonDocument)
            ? [.. array.Cast<BsonDocument>()]
            : throw Errors.WrongType($"{where}.{name}", value);
    }

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        BsonString value => value.Value,
        var other => throw Errors.WrongType($"{where}.{name}", other),
    };

    /// <summary>A number that must be whole, of whichever type.</summary>
    public long? Integer(string name) => Value(name) switch
    {
        null => null,
        BsonInt32 or BsonInt64 => Value(name)!.ToInt64(),
        BsonDouble value when value.Value == Math.Floor(value.Value) && Math.Abs(value.Value) < long.MaxValue => (long)value.Value,
        var other => throw Errors.WrongType($"{where}.{name}", other),
    };

    public bool Flag(string name, bool unset = false) => Value(name) switch
    {
        null => unset,
        BsonBoolean value => value.Value,
        BsonInt32 or BsonInt64 or BsonDouble => Value(name)!.ToDouble() != 0,
        var other => throw Errors.WrongType($"{where}.{name}", other),
    };

    /// <summary>What changes nothing here.</summary>
    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            taken.Add(name);
    }

    /// <summary>What may be said only in order to say no.</summary>
    public void RefuseIfTrue(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Flag(name))
                throw Errors.Unsupported($"{name} of {where}");
        }
    }

    public void RefuseRest()
    {
        if (document.Names.FirstOrDefault(name => !taken.Contains(name)) is { } name)
            throw Errors.Unsupported($"{name} of {where}");
    }
}
