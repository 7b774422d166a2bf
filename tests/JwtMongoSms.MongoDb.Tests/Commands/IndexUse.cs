using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>Tells from a command and the indexes there are whether MongoDB can go straight to what it looks for.</summary>
internal static class IndexUse
{
    /// <summary>The filters of a command; an insert has none.</summary>
    public static IEnumerable<BsonDocument> FiltersOf(BsonDocument command) => command.GetElement(0).Name switch
    {
        "find" => [command["filter"].AsBsonDocument],
        "findAndModify" => [command["query"].AsBsonDocument],
        "update" => command["updates"].AsBsonArray.Select(update => update["q"].AsBsonDocument),
        "delete" => command["deletes"].AsBsonArray.Select(delete => delete["q"].AsBsonDocument),
        "insert" => [],
        var other => throw new InvalidOperationException($"No verb sends {other}."),
    };

    /// <summary>Whether a filter asks for one value of a field that an index begins with, or for the ids after one.</summary>
    public static bool IsServed(BsonDocument filter, IEnumerable<BsonDocument> indexes)
        => indexes.Select(index => index["key"].AsBsonDocument.GetElement(0).Name)
            .Any(field => filter.TryGetValue(field, out var value) && (IsOneValue(value) || (field == "_id" && IsPage(value))));

    // Each page starts where the one before ended, and its limit ends it.
    private static bool IsPage(BsonValue value) => value is BsonDocument { ElementCount: 1 } range && range.Contains("$gt");

    public static bool IsOneValue(BsonValue value)
        => value is not (BsonDocument or BsonArray or BsonNull or BsonRegularExpression);
}
