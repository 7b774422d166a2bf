using MongoDB.Bson;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Update;

/// <summary>A document keeps the id that it was stored with.</summary>
internal static class ImmutableId
{
    public static bool Keep(BsonValue? before, BsonValue? after)
        => before is not null && after is not null && BsonOrder.Instance.Compare(before, after) == 0;

    public static CommandException Altered(BsonValue id)
        => Errors.ImmutableField($"After applying the update, the (immutable) field '_id' was found to have been altered to _id: {Shell.Print(id)}");

    public static CommandException Modified(string path)
        => Errors.ImmutableField($"Performing an update on the path '{path}' would modify the immutable field '_id'");
}
