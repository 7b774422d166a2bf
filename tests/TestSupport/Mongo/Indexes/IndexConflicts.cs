using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Indexes;

/// <summary>Whether an index is there already, or something that gets in its way.</summary>
internal static class IndexConflicts
{
    /// <summary>True where this very index exists; an error where its name or its key is taken by another.</summary>
    public static bool Exists(IReadOnlyList<IndexSpec> existing, IndexSpec wanted, MongoFeatures features)
    {
        if (existing.FirstOrDefault(spec => spec.Name == wanted.Name) is { } sameName)
        {
            if (IsIdentical(sameName, wanted))
                return true;

            var both = $"Requested index: {Shell.Print(wanted.ToDocument())}, existing index: {Shell.Print(sameName.ToDocument())}";
            throw IsSameIndex(sameName, wanted, features)
                ? Errors.IndexOptionsConflict($"An equivalent index already exists with the same name but different options. {both}")
                : Errors.IndexKeySpecsConflict(
                    "An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. "
                    + $"Please refer to our documentation. {both}");
        }

        if (existing.FirstOrDefault(spec => IsSameIndex(spec, wanted, features)) is { } sameKey)
        {
            throw Errors.IndexOptionsConflict(IsIdentical(sameKey, wanted)
                ? $"Index already exists with a different name: {sameKey.Name}"
                : $"An equivalent index already exists with a different name and options. Requested index: {Shell.Print(wanted.ToDocument())}, existing index: {Shell.Print(sameKey.ToDocument())}");
        }

        return false;
    }

    private static bool IsSameIndex(IndexSpec one, IndexSpec other, MongoFeatures features)
        => IsSameKey(one.Key, other.Key) && (!features.TellsUniqueFromPlain || (one.IsUnique == other.IsUnique && one.IsSparse == other.IsSparse));

    private static bool IsIdentical(IndexSpec one, IndexSpec other)
        => IsSameKey(one.Key, other.Key) && (one.IsUnique, one.IsSparse, one.ExpireAfterSeconds) == (other.IsUnique, other.IsSparse, other.ExpireAfterSeconds);

    private static bool IsSameKey(BsonDocument one, BsonDocument other)
        => one.Names.SequenceEqual(other.Names) && one.Values.Zip(other.Values).All(pair => pair.First.ToDouble() == pair.Second.ToDouble());
}
