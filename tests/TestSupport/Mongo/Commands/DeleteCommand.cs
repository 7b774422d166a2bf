using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Sessions;

namespace TestSupport.Mongo.Commands;

/// <summary>Removes documents: one, or all that match.</summary>
internal static class DeleteCommand
{
    public static BsonDocument Run(CommandCall call)
    {
        var statements = call.Fields.RequiredDocuments("deletes");
        var isOrdered = call.Fields.Flag("ordered", unset: true);
        call.Fields.RefuseRest();
        if (call.Session is not null && statements.Any(statement => statement.GetValue("limit", 1) == 0))
            throw Errors.InvalidOptions("Cannot use (or request) retryable writes with limit=0");

        return WriteBatch.Run(call, statements, isOrdered, statement => Delete(call, statement));
    }

    private static Outcome Delete(CommandCall call, BsonDocument statement)
    {
        var fields = new FieldReader(statement, "delete.deletes");
        var filter = FilterParser.Parse(fields.RequiredDocument("q"));
        var limit = fields.Integer("limit") ?? throw Errors.MissingField("limit", "delete.deletes");
        fields.RefuseRest();
        if (limit is not (0 or 1))
            throw Errors.FailedToParse("The limit field in delete objects must be 0 or 1. Got " + limit);

        var removed = call.Find() switch
        {
            null => 0,
            var collection when limit == 0 => collection.RemoveMany(filter),
            var collection => collection.RemoveOne(filter, SortOrder.Parse(null)).HasWritten ? 1 : 0,
        };
        return new Outcome(new BsonDocument("n", removed), removed > 0);
    }
}
