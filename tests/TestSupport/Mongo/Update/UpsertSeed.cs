using MongoDB.Bson;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Update;

/// <summary>What an upsert that found nothing begins with: every field of which the filter says what it equals.</summary>
internal static class UpsertSeed
{
    public static BsonDocument From(IFilter filter, IUpdate update)
    {
        var equalities = Equalities.Of(filter);
        var seed = new BsonDocument();
        foreach (var (path, value) in equalities)
        {
            RefuseOverlap(equalities, path);
            if (!update.IsReplacement || path == "_id")
                new UpdatePath(path).Set(seed, value.DeepClone());
        }

        return seed;
    }

    private static void RefuseOverlap(IReadOnlyList<(string Path, BsonValue Value)> equalities, string path)
    {
        if (equalities.Count(equality => equality.Path == path) > 1)
            throw Errors.NotSingleValueField($"cannot infer query fields to set, path '{path}' is matched twice");
        if (equalities.FirstOrDefault(equality => equality.Path.StartsWith(path + ".", StringComparison.Ordinal)) is { Path: { } below })
            throw Errors.NotSingleValueField($"cannot infer query fields to set, both paths '{path}' and '{below}' are matched");
    }
}
