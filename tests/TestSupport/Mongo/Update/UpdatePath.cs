using System.Globalization;
using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Update;

/// <summary>A dotted path that an update writes to. It makes the documents on its way, and fails where something else stands in it.</summary>
internal sealed class UpdatePath
{
    private readonly string[] parts;

    public UpdatePath(string path)
    {
        Path = path;
        parts = path.Split('.');
        if (path.Length == 0)
            throw Errors.EmptyFieldName("An empty update path is not valid.");
        if (parts.Contains(""))
            throw Errors.EmptyFieldName($"The update path '{path}' contains an empty field name, which is not allowed.");
        if (Array.Find(parts, part => part == "$" || part.StartsWith("$[", StringComparison.Ordinal)) is { } positional)
            throw Errors.Unsupported($"the positional {positional} in the update of {path}");
    }

    public string Path { get; }

    public IReadOnlyList<string> Parts => parts;

    public BsonValue? Get(BsonDocument document)
    {
        BsonValue? value = document;
        foreach (var part in parts)
        {
            value = value switch
            {
                BsonDocument inner => inner.TryGetValue(part, out var next) ? next : null,
                BsonArray array => TryIndex(part, out var index) && index < array.Count ? array[index] : null,
                _ => null,
            };
        }

        return value;
    }

    public void Set(BsonDocument document, BsonValue value)
    {
        BsonValue parent = document;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            // Looked for in what is there: a path that is blocked further on fails before anything was made.
            if (Child(parent, i) is not { } child)
            {
                value = parts[(i + 1)..].Reverse().Aggregate(value, (inner, part) => new BsonDocument(part, inner));
                Put(parent, i, value);
                return;
            }

            parent = child;
        }

        Put(parent, parts.Length - 1, value);
    }

    /// <summary>Takes the field away; an element of an array becomes null, so that the others keep their numbers.</summary>
    public void Remove(BsonDocument document)
    {
        BsonValue? parent = document;
        for (var i = 0; i < parts.Length - 1; i++)
            parent = parent is BsonDocument or BsonArray ? ChildOrNothing(parent, parts[i]) : null;

        if (parent is BsonDocument holder)
            holder.Remove(parts[^1]);
        else if (parent is BsonArray array && TryIndex(parts[^1], out var index) && index < array.Count)
            array[index] = BsonNull.Value;
    }

    private BsonValue? Child(BsonValue parent, int part)
    {
        var child = ChildOrNothing(parent, parts[part]);
        return child is null or BsonDocument or BsonArray ? child : throw Blocked(part + 1, parts[part], child);
    }

    private static BsonValue? ChildOrNothing(BsonValue parent, string part) => parent switch
    {
        BsonDocument inner => inner.TryGetValue(part, out var next) ? next : null,
        BsonArray array => TryIndex(part, out var index) && index < array.Count ? array[index] : null,
        _ => null,
    };

    private void Put(BsonValue parent, int part, BsonValue value)
    {
        if (parent is BsonDocument document)
        {
            document[parts[part]] = value;
            return;
        }

        var array = (BsonArray)parent;
        if (!TryIndex(parts[part], out var index))
            throw Blocked(part, part == 0 ? "" : parts[part - 1], array);

        // MongoDB pads with null.
        while (array.Count <= index)
            array.Add(BsonNull.Value);
        array[index] = value;
    }

    private CommandException Blocked(int part, string holder, BsonValue value)
        => Errors.PathNotViable($"Cannot create field '{parts[part]}' in element {{{holder}: {Shell.Print(value)}}}");

    private static bool TryIndex(string part, out int index)
        => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < 1_500_000;
}
