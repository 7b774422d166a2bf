using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>Reads our fields of a user in the application's collection. The application's own fields stay as they are.</summary>
internal static class UserDocument
{
    public const string Id = "_id";
    public const string PhoneNumber = "phoneNumber";
    public const string CreatedAt = "createdAt";
    public const string PhoneNumberVerifiedAt = "phoneNumberVerifiedAt";
    public const string OnCreatedPending = "onCreatedPending";

    public static StoreIndex IndexFor(MongoDbOptions options)
        => new(options.UsersCollection, PhoneNumber) { IsUnique = true, IsSparse = true };

    /// <summary>Reads a user, also one that the application created. Other fields of a wrong type are read as missing.</summary>
    /// <exception cref="StoreException">The <c>_id</c> or the phone number has another type than it must have.</exception>
    public static User Read(BsonDocument document, MongoDbOptions options)
    {
        var id = UserKey.Read(document[Id], options.UserIdFormat) ?? throw ForeignId(document, options);
        return new User
        {
            Id = id,
            PhoneNumber = ReadPhoneNumber(document, id, options),
            CreatedAt = DateOrNull(document, CreatedAt) ?? (document[Id] is BsonObjectId key ? key.Value.CreationTime : null),
            PhoneNumberVerifiedAt = DateOrNull(document, PhoneNumberVerifiedAt),
            Fields = UserFields.From(document),
        };
    }

    /// <summary>Creates the failure of a user whose id is of another kind than configured.</summary>
    public static StoreException ForeignId(BsonDocument document, MongoDbOptions options) => Unreadable(
        options,
        $"{Shown(document[Id])} has an _id of type {TypeOf(document[Id])}, and MongoDb:UserIdFormat is {options.UserIdFormat}",
        "Set it to the type of all ids, or give this user such an id");

    /// <summary>A date, if there is one under this name.</summary>
    public static DateTimeOffset? DateOrNull(BsonDocument document, string name)
        => document.TryGetValue(name, out var value) && value is BsonDateTime { IsValidDateTime: true } ? document.Moment(name) : null;

    private static PhoneNumber ReadPhoneNumber(BsonDocument document, UserId id, MongoDbOptions options)
    {
        try
        {
            return JwtMongoSms.PhoneNumber.FromE164(document.GetValue(PhoneNumber, BsonNull.Value).AsString);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException)
        {
            // Without the inner exception, which quotes the value.
            throw Unreadable(options, $"{id} has a {PhoneNumber} that is no string in E.164 form, such as +447400123456", "Mend it");
        }
    }

    private static string TypeOf(BsonValue id)
        => id is BsonBinaryData { SubType: var subType } ? $"{id.BsonType} of subtype {(int)subType}" : id.BsonType.ToString();

    // The id alone tells which document it is; one that is itself a document may be long.
    private static string Shown(BsonValue id) => id.ToString() is { Length: > 64 } text ? text[..64] + "..." : id.ToString()!;

    private static StoreException Unreadable(MongoDbOptions options, string what, string cure)
        => new(StoreFailure.Unreadable, $"A user of {options.UsersCollection} is not as sign-in writes them: {what}. {cure}.");
}
