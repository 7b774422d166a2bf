using System.Diagnostics.CodeAnalysis;
using System.Text;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>Converts user ids between text and the <c>_id</c> of a document. Each has exactly one spelling.</summary>
internal static class UserKey
{
    public static BsonValue New(UserIdFormat format, DateTimeOffset now) => format switch
    {
        UserIdFormat.ObjectId => ObjectId.Parse(UserId.New(now).Value),
        UserIdFormat.String => UserId.New(now).Value,
        _ => new BsonBinaryData(Guid.CreateVersion7(now), RepresentationOf(format)),
    };

    /// <summary>The condition that an <c>_id</c> is of the configured kind: a comparison finds values of its own kind alone.</summary>
    public static BsonDocument Condition(UserIdFormat format) => format switch
    {
        UserIdFormat.ObjectId => new("$gte", ObjectId.Empty),
        UserIdFormat.String => new("$gte", ""),

        // Binary values are compared by length and subtype first.
        _ => new() { { "$gte", Binary(format, byte.MinValue) }, { "$lte", Binary(format, byte.MaxValue) } },
    };

    /// <summary>A value below every id of this kind, and above all ids of kinds that MongoDB sorts before it.</summary>
    public static BsonValue Lowest(UserIdFormat format) => format switch
    {
        UserIdFormat.ObjectId => ObjectId.Empty,
        UserIdFormat.String => "",
        _ => new BsonBinaryData([]),
    };

    /// <summary>Whether there can be a user with this id.</summary>
    public static bool TryWrite(UserId id, UserIdFormat format, [NotNullWhen(true)] out BsonValue? key)
    {
        key = format switch
        {
            UserIdFormat.ObjectId => ObjectId.TryParse(id.Value, out var objectId) ? objectId : null,
            UserIdFormat.String => IsWellFormed(id.Value) ? id.Value : null,
            _ => Guid.TryParseExact(id.Value, "D", out var guid) ? new BsonBinaryData(guid, RepresentationOf(format)) : null,
        };
        return key is not null && Read(key, format) == id;
    }

    /// <summary>The id of a stored user; <see langword="null"/> when it is of another kind.</summary>
    public static UserId? Read(BsonValue key, UserIdFormat format)
    {
        var text = (format, key) switch
        {
            (UserIdFormat.ObjectId, BsonObjectId { Value: var id }) => id.ToString(),
            (UserIdFormat.String, BsonString { Value: var id }) => id,
            (UserIdFormat.ObjectId or UserIdFormat.String, _) => null,
            (_, BsonBinaryData binary) when binary.SubType == SubTypeOf(format) => binary.ToGuid(RepresentationOf(format)).ToString("D"),
            _ => null,
        };
        return UserId.TryParse(text, out var userId) ? userId : null;
    }

    private static GuidRepresentation RepresentationOf(UserIdFormat format)
        => format == UserIdFormat.CSharpLegacyGuid ? GuidRepresentation.CSharpLegacy : GuidRepresentation.Standard;

    private static BsonBinarySubType SubTypeOf(UserIdFormat format)
        => format == UserIdFormat.CSharpLegacyGuid ? BsonBinarySubType.UuidLegacy : BsonBinarySubType.UuidStandard;

    private static BsonBinaryData Binary(UserIdFormat format, byte filling)
        => new([.. Enumerable.Repeat(filling, 16)], SubTypeOf(format));

    // Half a surrogate pair is no character, and BSON can't hold it.
    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
