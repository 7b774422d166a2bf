using MongoDB.Bson;

namespace TestSupport.Mongo;

/// <summary>A command as the driver sent it.</summary>
/// <param name="Name">Its name, such as <c>findAndModify</c>.</param>
/// <param name="Database">The database that it names.</param>
/// <param name="Collection">The collection that it names; <see langword="null"/> where it concerns none.</param>
/// <param name="Body">The whole command, with <c>lsid</c>, <c>txnNumber</c> and <c>writeConcern</c>.</param>
public sealed record RecordedCommand(string Name, string Database, string? Collection, BsonDocument Body)
{
    internal static RecordedCommand From(BsonDocument body) => new(
        body.GetElement(0).Name,
        body["$db"].AsString,
        (body[0] as BsonString ?? body.GetValue("collection", null) as BsonString)?.Value,
        body);
}
