using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>Values as MongoDB's messages print them.</summary>
internal static class Shell
{
    public static string Print(BsonDocument document)
        => document.ElementCount == 0 ? "{}" : "{ " + string.Join(", ", document.Select(element => $"{element.Name}: {Print(element.Value)}")) + " }";

    public static string Print(BsonValue value) => value switch
    {
        BsonDocument document => Print(document),
        BsonArray array => array.Count == 0 ? "[]" : "[ " + string.Join(", ", array.Select(Print)) + " ]",
        BsonString text => $"\"{text.Value}\"",
        BsonObjectId id => $"ObjectId('{id.Value}')",
        BsonDateTime moment => $"new Date({moment.MillisecondsSinceEpoch})",
        BsonBoolean truth => truth.Value ? "true" : "false",
        BsonNull => "null",
        BsonBinaryData data => $"BinData({(int)data.SubType}, {Convert.ToHexString(data.Bytes)})",
        _ => value.ToString()!,
    };

    public static string TypeName(BsonValue value) => value.BsonType switch
    {
        BsonType.Int32 => "int",
        BsonType.Int64 => "long",
        BsonType.Decimal128 => "decimal",
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.ObjectId => "objectId",
        BsonType.Binary => "binData",
        BsonType.RegularExpression => "regex",
        BsonType.MinKey => "minKey",
        BsonType.MaxKey => "maxKey",
        BsonType.Document => "object",
        var other => other.ToString().ToLowerInvariant(),
    };
}
