using MongoDB.Bson;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Indexes;

/// <summary>Which keys a document has in an index: one, or one for each element of an array, or none in a sparse one.</summary>
internal sealed class IndexKeys(IndexSpec spec)
{
    private readonly FieldPath[] paths = [.. spec.Key.Names.Select(name => new FieldPath(name))];

    public IReadOnlyList<FieldPath> Paths => paths;

    public IReadOnlyList<BsonValue[]> Of(BsonDocument document)
    {
        var values = Array.ConvertAll(paths, path => path.Values(document, intoLeaf: false).ToList());
        if (spec.IsSparse && values.All(found => found.TrueForAll(value => value is null)))
            return [];
        if (values.All(found => found is [null or not BsonArray]))
            return [Array.ConvertAll(values, found => found[0] ?? BsonNull.Value)];

        var many = Array.FindAll(values, found => found is not [null or not BsonArray]).Length;
        if (many > 1)
            throw Errors.CannotIndexParallelArrays($"cannot index parallel arrays in {spec.Name}");

        return Multiply(values);
    }

    private static List<BsonValue[]> Multiply(List<BsonValue?>[] values)
    {
        List<BsonValue[]> keys = [[]];
        foreach (var found in values)
        {
            var each = found.SelectMany(Elements).DefaultIfEmpty(BsonNull.Value).Distinct().ToList();
            keys = [.. keys.SelectMany(key => each.Select(value => (BsonValue[])[.. key, value]))];
        }

        return keys;
    }

    private static IEnumerable<BsonValue> Elements(BsonValue? value)
        => value is BsonArray array ? array.DefaultIfEmpty(BsonUndefined.Value) : [value ?? BsonNull.Value];
}
