using MongoDB.Bson;
using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Commands;

/// <summary>Answers what a filter matches.</summary>
internal static class FindCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var fields = call.Fields;
        var filter = FilterParser.Parse(fields.Document("filter") ?? []);
        var sort = SortOrder.Parse(fields.Document("sort"));
        var projection = Projection.Parse(fields.Document("projection"));
        var (skip, limit) = (NotNegative(fields, "skip"), NotNegative(fields, "limit"));
        var batchSize = fields.Has("batchSize") ? NotNegative(fields, "batchSize") : CursorTable.FirstBatch;
        var singleBatch = fields.Flag("singleBatch");
        fields.RefuseIfTrue("tailable", "awaitData", "returnKey", "showRecordId", "allowPartialResults");
        fields.Skip("noCursorTimeout", "allowDiskUse");
        fields.RefuseRest();

        var found = call.Find()?.Find(filter, sort, skip, limit) ?? [];
        return call.State.Cursors.Open(call.Namespace, found.ConvertAll(projection.Apply), (int)batchSize, singleBatch);
    }

    private static long NotNegative(FieldReader fields, string name)
        => fields.Integer(name) is not { } value ? 0 : value >= 0 ? value : throw Errors.BadValue($"{name} value must be non-negative, but received: {value}");
}
