using System.Globalization;
using MongoDB.Bson;

namespace TestSupport.Mongo.Values;

/// <summary>
/// A dotted path through documents. An array may stand at its end; a path through one is refused, but where a filter names a position.
/// </summary>
internal sealed class FieldPath
{
    private readonly string[] parts;

    public FieldPath(string path)
    {
        Name = path;
        parts = path.Split('.');
        if (Array.Exists(parts, part => part is "" or ['$', ..]))
            throw CommandException.Unsupported($"the field name \"{path}\"");
    }

    public string Name { get; }

    /// <summary>The parts in a form whose ordinal order is MongoDB's order of paths.</summary>
    public string SortKey => string.Join('\0', parts);

    public bool IsAtOrAbove(FieldPath other) => other.parts.AsSpan().StartsWith(parts);

    /// <summary>The value at the end of the path, or <see langword="null"/> where there is none.</summary>
    public BsonValue? Read(BsonDocument document) => parts.Aggregate<string, BsonValue?>(document, Step);

    /// <summary>As <see cref="Read"/>; a number after an array of plain values is the position of one.</summary>
    public BsonValue? ReadElement(BsonDocument document) => parts.Aggregate<string, BsonValue?>(
        document, (parent, part) => parent is BsonArray array ? ElementAt(array, part) : Step(parent, part));

    /// <summary>Writes a value, and the documents on the way to it.</summary>
    public void Set(BsonDocument document, BsonValue value)
    {
        foreach (var part in parts[..^1])
        {
            if (!document.Contains(part))
                document[part] = new BsonDocument();

            document = document[part] switch
            {
                BsonDocument inner => inner,
                BsonArray => throw ThroughArray(),
                var other => throw new CommandException(ErrorCode.PathNotViable, $"Cannot create '{Name}' in element {{{part}: {other}}}"),
            };
        }

        document[parts[^1]] = value;
    }

    public void Remove(BsonDocument document)
    {
        if (parts[..^1].Aggregate<string, BsonValue?>(document, Step) is var parent && parent is BsonArray)
            throw ThroughArray();

        (parent as BsonDocument)?.Remove(parts[^1]);
    }

    private BsonValue? Step(BsonValue? parent, string part) => parent switch
    {
        BsonDocument document => document.GetValue(part, null),
        BsonArray => throw ThroughArray(),
        _ => null,
    };

    // MongoDB finds a field of that name in the documents of an array too.
    private BsonValue? ElementAt(BsonArray array, string part)
    {
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || part is ['0', _, ..]
            || array.Any(element => element is BsonDocument or BsonArray))
        {
            throw ThroughArray();
        }

        return position < array.Count ? array[position] : null;
    }

    private CommandException ThroughArray() => CommandException.Unsupported($"the path {Name} through an array");
}
