using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Processes;

namespace TestSupport.Mongo.Commands;

/// <summary>The one pipeline that counting is made of: $match, perhaps $skip and $limit, and $group into one sum.</summary>
internal static class AggregateCommand
{
    private static readonly BsonDocument Count = new() { { "_id", 1 }, { "n", new BsonDocument("$sum", 1) } };

    public static BsonDocument Run(CommandCall call)
    {
        var stages = call.Fields.RequiredDocuments("pipeline");
        var cursor = new FieldReader(call.Fields.RequiredDocument("cursor"), "aggregate.cursor");
        cursor.Integer("batchSize");
        cursor.RefuseRest();
        call.Fields.RefuseRest();

        if (stages is [.., { ElementCount: 1 } last] && last.GetElement(0).Name == "$group" && last[0] == Count)
            return Answer(call, Matching(call, new Queue<BsonDocument>(stages.SkipLast(1))));

        throw Errors.Unsupported("a pipeline that doesn't count");
    }

    private static int Matching(CommandCall call, Queue<BsonDocument> stages)
    {
        var filter = FilterParser.Parse(Take(stages, "$match") as BsonDocument ?? []);
        var (skip, limit) = (Take(stages, "$skip")?.ToInt64() ?? 0, Take(stages, "$limit")?.ToInt64() ?? 0);
        if (stages.TryPeek(out var left))
            throw Errors.Unsupported($"the pipeline stage {left} at this place");

        return call.Find()?.Find(filter, SortOrder.Parse(null), skip, limit).Count ?? 0;
    }

    private static BsonValue? Take(Queue<BsonDocument> stages, string name)
        => stages.TryPeek(out var stage) && stage.ElementCount == 1 && stage.GetElement(0).Name == name ? stages.Dequeue()[0] : null;

    // A group of nothing is no group.
    private static BsonDocument Answer(CommandCall call, int count)
        => call.State.Cursors.Open(call.Namespace, count == 0 ? [] : [new BsonDocument { { "_id", 1 }, { "n", count } }], CursorTable.FirstBatch);
}
