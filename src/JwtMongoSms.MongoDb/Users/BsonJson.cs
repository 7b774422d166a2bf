using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>
/// Converts the application's values to what a client expects: ids and moments are text, numbers are numbers. Values that JSON can't hold
/// are MongoDB's extended JSON.
/// </summary>
internal static class BsonJson
{
    // The framework writes 64 levels, and a response has some of its own around a field.
    private const int MaxDepth = 60;

    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    private static readonly JsonWriterSettings Extended = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    /// <exception cref="StoreException">It is nested too deep.</exception>
    public static JsonElement ToJson(BsonValue value) => JsonElement.Parse(ToNode(value, 1)?.ToJsonString() ?? "null");

    private static JsonNode? ToNode(BsonValue value, int depth) => value switch
    {
        _ when depth > MaxDepth => throw new StoreException(
            StoreFailure.Unreadable, $"A field of a user is nested deeper than {MaxDepth} levels. Remove it from Users:PublicFields."),
        BsonDocument document => new JsonObject(document.Select(item => KeyValuePair.Create(item.Name, ToNode(item.Value, depth + 1)))),
        BsonArray array => new JsonArray([.. array.Select(item => ToNode(item, depth + 1))]),
        BsonNull or BsonUndefined => null,
        BsonString or BsonSymbol or BsonObjectId => value.ToString(),
        BsonBoolean => value.AsBoolean,
        BsonInt32 or BsonInt64 => value.ToInt64(),
        BsonDouble { Value: var number } when double.IsFinite(number) => number,
        BsonDecimal128 { Value: var number } when !Decimal128.IsNaN(number) && !Decimal128.IsInfinity(number)
            => JsonNode.Parse(number.ToString()),
        BsonDateTime { IsValidDateTime: true } => value.ToUniversalTime().ToString(MomentFormat, CultureInfo.InvariantCulture),
        BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } uuid => uuid.ToGuid(),
        BsonBinaryData binary => Convert.ToBase64String(binary.Bytes),
        _ => JsonNode.Parse(value.ToJson(Extended)),
    };
}
