using MongoDB.Bson;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Commands;

/// <summary>Counts what a filter matches.</summary>
internal static class CountCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var filter = FilterParser.Parse(call.Fields.Document("query") ?? []);
        var (skip, limit) = (call.Fields.Integer("skip") ?? 0, call.Fields.Integer("limit") ?? 0);
        call.Fields.RefuseRest();
        return new BsonDocument { { "n", call.Find()?.Find(filter, SortOrder.Parse(null), skip, limit).Count ?? 0 }, { "ok", 1.0 } };
    }
}
