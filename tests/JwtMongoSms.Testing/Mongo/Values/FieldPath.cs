using System.Globalization;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>A dotted path, and what it leads to in a document: through arrays, to each of their elements.</summary>
internal sealed class FieldPath
{
    private readonly string[] parts;

    public FieldPath(string path)
    {
        Path = path;
        parts = path.Split('.');
    }

    public string Path { get; }

    public IReadOnlyList<string> Parts => parts;

    /// <summary>
    /// Every value that a condition on the path is tried on, <see langword="null"/> being a field that isn't there. An array at the end gives its
    /// elements and then itself; with <paramref name="intoLeaf"/> false only itself.
    /// </summary>
    public IEnumerable<BsonValue?> Values(BsonDocument document, bool intoLeaf = true) => Values(document, 0, intoLeaf);

    private IEnumerable<BsonValue?> Values(BsonDocument document, int part, bool intoLeaf)
    {
        BsonValue? value = document;
        while (part < parts.Length && value is BsonDocument current)
            value = current.TryGetValue(parts[part++], out var next) ? next : null;

        if (value is BsonArray array)
            return part < parts.Length ? Elements(array, part, intoLeaf) : intoLeaf ? array.Append(array) : [array];

        // What isn't a document has no fields: the rest of the path leads nowhere.
        return [part < parts.Length ? null : value];
    }

    private IEnumerable<BsonValue?> Elements(BsonArray array, int part, bool intoLeaf)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is BsonDocument document)
            {
                foreach (var value in Values(document, part, intoLeaf))
                    yield return value;
            }

            if (parts[part] != i.ToString(CultureInfo.InvariantCulture))
                continue;

            foreach (var value in AtIndex(array[i], part + 1, intoLeaf))
                yield return value;
        }
    }

    // An element that was asked for by its number is not looked into further when it is itself an array at the end.
    private IEnumerable<BsonValue?> AtIndex(BsonValue element, int part, bool intoLeaf) => element switch
    {
        _ when part == parts.Length => [element],
        BsonDocument document => Values(document, part, intoLeaf),
        BsonArray array => Elements(array, part, intoLeaf),
        _ => [],
    };
}
