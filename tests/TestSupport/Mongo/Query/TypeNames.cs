using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Query;

/// <summary>Types as a filter's <c>$type</c> names them.</summary>
internal static class TypeNames
{
    private static readonly BsonType[] Numbers = [BsonType.Double, BsonType.Int32, BsonType.Int64, BsonType.Decimal128];

    private static readonly Dictionary<string, BsonType[]> Names = new()
    {
        ["double"] = [BsonType.Double],
        ["string"] = [BsonType.String],
        ["object"] = [BsonType.Document],
        ["array"] = [BsonType.Array],
        ["binData"] = [BsonType.Binary],
        ["objectId"] = [BsonType.ObjectId],
        ["bool"] = [BsonType.Boolean],
        ["date"] = [BsonType.DateTime],
        ["null"] = [BsonType.Null],
        ["int"] = [BsonType.Int32],
        ["timestamp"] = [BsonType.Timestamp],
        ["long"] = [BsonType.Int64],
        ["decimal"] = [BsonType.Decimal128],
        ["number"] = Numbers,
    };

    public static IReadOnlyList<BsonType> Parse(BsonValue value) => value switch
    {
        BsonArray { Count: 0 } => throw Errors.FailedToParse("$type must match at least one type"),
        BsonArray names => [.. names.SelectMany(Parse)],
        BsonString name => Names.TryGetValue(name.Value, out var types) ? types : throw Errors.BadValue($"Unknown type name alias: {name.Value}"),
        BsonInt32 or BsonInt64 or BsonDouble when Names.Values.Any(types => types is [var type] && (int)type == value.ToInt32()) => [(BsonType)value.ToInt32()],
        _ => throw Errors.BadValue($"Invalid numerical type code: {value}"),
    };
}
