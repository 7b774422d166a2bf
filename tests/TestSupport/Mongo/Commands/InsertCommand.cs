using MongoDB.Bson;
using TestSupport.Mongo.Sessions;
using TestSupport.Mongo.Update;

namespace TestSupport.Mongo.Commands;

/// <summary>Stores documents.</summary>
internal static class InsertCommand
{
    private static readonly Outcome Done = new(new BsonDocument("n", 1), HasWritten: true);

    public static BsonDocument Run(CommandCall call)
    {
        var documents = call.Fields.RequiredDocuments("documents");
        var isOrdered = call.Fields.Flag("ordered", unset: true);
        call.Fields.RefuseIfTrue("bypassDocumentValidation");
        call.Fields.RefuseRest();

        var collection = call.GetOrAdd();
        return WriteBatch.Run(call, documents, isOrdered, document =>
        {
            FieldNames.CheckInsert(document, call.State.Features);
            collection.Insert(document);
            return Done;
        });
    }
}
