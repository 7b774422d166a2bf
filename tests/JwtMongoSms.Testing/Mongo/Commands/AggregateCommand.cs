using JwtMongoSms.Testing.Mongo.Query;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Commands;

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

        var (match, skip, limit) = (new BsonDocument(), 0L, 0L);
        var expected = new Queue<string>(["$match", "$skip", "$limit", "$group"]);
        foreach (var stage in stages)
        {
            var name = stage.ElementCount == 1 ? stage.GetElement(0).Name : throw Errors.Unsupported($"the pipeline stage {stage}");
            while (expected.TryDequeue(out var next) && next != name)
            {
            }

            switch (stage[0])
            {
                case BsonDocument filter when name == "$match":
                    match = filter;
                    break;
                case { IsNumeric: true } number when name == "$skip":
                    skip = number.ToInt64();
                    break;
                case { IsNumeric: true } number when name == "$limit":
                    limit = number.ToInt64();
                    break;
                case BsonDocument group when name == "$group" && group == Count:
                    return Answer(call, call.Find()?.Find(FilterParser.Parse(match), SortOrder.Parse(null), skip, limit).Count ?? 0);
                default:
                    throw Errors.Unsupported($"the pipeline stage {stage}");
            }
        }

        throw Errors.Unsupported("a pipeline that doesn't count");
    }

    // A group of nothing is no group.
    private static BsonDocument Answer(CommandCall call, int count)
        => call.State.Cursors.Open(call.Namespace, count == 0 ? [] : [new BsonDocument { { "_id", 1 }, { "n", count } }], CursorTable.FirstBatch);
}
