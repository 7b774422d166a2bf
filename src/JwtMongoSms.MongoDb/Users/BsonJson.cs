using System.Buffers;
using System.Globalization;
using System.Text.Json;
using JwtMongoSms.Stores;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>
/// The application's values as a client expects them: ids and moments as text, numbers as numbers. Values that JSON can't hold are
/// MongoDB's extended JSON.
/// </summary>
internal static class BsonJson
{
    // The framework writes 64 levels, and a response has some of its own around a field.
    private const int MaxDepth = 60;

    private static readonly JsonWriterSettings Extended = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    /// <exception cref="StoreException">It is nested too deep.</exception>
    public static JsonElement ToJson(BsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, value, 1);

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, BsonValue value, int depth)
    {
        if (depth > MaxDepth)
            throw new StoreException(
                StoreFailure.Unreadable, $"A field of a user is nested deeper than {MaxDepth} levels. Remove it from Users:PublicFields.");

        switch (value)
        {
            case BsonDocument document:
                writer.WriteStartObject();
                foreach (var element in document)
                {
                    writer.WritePropertyName(element.Name);
                    Write(writer, element.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;

            case BsonArray array:
                writer.WriteStartArray();
                foreach (var item in array)
                    Write(writer, item, depth + 1);

                writer.WriteEndArray();
                break;

            default:
                WriteSimple(writer, value);
                break;
        }
    }

    private static void WriteSimple(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonNull or BsonUndefined:
                writer.WriteNullValue();
                break;

            case BsonString or BsonSymbol:
                writer.WriteStringValue(value.ToString());
                break;

            case BsonBoolean:
                writer.WriteBooleanValue(value.AsBoolean);
                break;

            case BsonInt32 or BsonInt64:
                writer.WriteNumberValue(value.ToInt64());
                break;

            case BsonDouble { Value: var number } when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;

            case BsonDecimal128 { Value: var number } when !Decimal128.IsNaN(number) && !Decimal128.IsInfinity(number):
                writer.WriteRawValue(number.ToString());
                break;

            case BsonDateTime { IsValidDateTime: true }:
                writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
                break;

            case BsonObjectId:
                writer.WriteStringValue(value.AsObjectId.ToString());
                break;

            case BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } uuid:
                writer.WriteStringValue(uuid.ToGuid());
                break;

            case BsonBinaryData binary:
                writer.WriteBase64StringValue(binary.Bytes);
                break;

            default:
                writer.WriteRawValue(value.ToJson(Extended));
                break;
        }
    }
}
