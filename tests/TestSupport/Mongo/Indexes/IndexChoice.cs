using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Indexes;

/// <summary>Finds what a filter could match without looking at every document, where an index says so.</summary>
internal static class IndexChoice
{
    /// <summary>The documents to try the filter on, or <see langword="null"/>: all of them.</summary>
    public static IReadOnlyList<StoredDocument>? Candidates(IReadOnlyList<CollectionIndex> indexes, IFilter filter)
    {
        var equalities = Equalities.Of(filter).Where(equality => equality.Value is not BsonArray).ToLookup(equality => equality.Path, equality => equality.Value);
        (CollectionIndex Index, BsonValue[] Prefix)? best = null;
        foreach (var index in indexes)
        {
            BsonValue[] prefix = [.. index.Paths.TakeWhile(equalities.Contains).Select(path => equalities[path].First())];

            // A sparse index doesn't know the documents without the field.
            var isUsable = prefix.Length > 0 && !(index.Spec.IsSparse && prefix.All(value => value.IsBsonNull));
            if (isUsable && prefix.Length > (best?.Prefix.Length ?? 0))
                best = (index, prefix);
        }

        return best is { } choice ? [.. choice.Index.Find(choice.Prefix)] : null;
    }
}
