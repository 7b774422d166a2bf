using JwtMongoSms.Phones;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>How a user stands in the application's own collection: our few fields among its own, which stay as they are.</summary>
internal static class UserDocument
{
    public const string Id = "_id";
    public const string PhoneNumber = "phoneNumber";
    public const string CreatedAt = "createdAt";
    public const string PhoneNumberVerifiedAt = "phoneNumberVerifiedAt";

    /// <summary>Reads a user who may have been there before us.</summary>
    /// <exception cref="StoreException">One of our own fields has the wrong type.</exception>
    public static User Read(BsonDocument document, MongoDbOptions options)
    {
        var id = UserKey.Read(document[Id], options.UserIdFormat) ?? throw Odd(
            options, $"has an _id of type {document[Id].BsonType}, and MongoDb:UserIdFormat is {options.UserIdFormat}", "Set it to what all ids are");
        return new User
        {
            Id = id,
            PhoneNumber = ReadPhoneNumber(document, id, options),
            CreatedAt = ReadCreatedAt(document),
            PhoneNumberVerifiedAt = ReadVerifiedAt(document, id, options),
            Fields = UserFields.Of(document),
        };
    }

    /// <summary>A date, if there is one under this name.</summary>
    public static DateTimeOffset? DateOrNull(BsonDocument document, string name)
        => document.TryGetValue(name, out var value) && value is BsonDateTime { IsValidDateTime: true } ? document.Moment(name) : null;

    private static PhoneNumber ReadPhoneNumber(BsonDocument document, UserId id, MongoDbOptions options)
    {
        try
        {
            return Phones.PhoneNumber.FromStore(document.GetValue(PhoneNumber, BsonNull.Value).AsString);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException)
        {
            // Without the inner exception, which quotes.
            throw Odd(options, $"{id} has a {PhoneNumber} that is no string in E.164 form, such as +447400123456", "Mend it");
        }
    }

    // A name that applications have long used, in any type. What isn't a date is theirs.
    private static DateTimeOffset? ReadCreatedAt(BsonDocument document)
        => DateOrNull(document, CreatedAt) ?? (document[Id] is BsonObjectId { Value: var id } ? new DateTimeOffset(id.CreationTime) : null);

    private static DateTimeOffset? ReadVerifiedAt(BsonDocument document, UserId id, MongoDbOptions options)
        => !document.Contains(PhoneNumberVerifiedAt) ? null : DateOrNull(document, PhoneNumberVerifiedAt)
            ?? throw Odd(options, $"{id} has a {PhoneNumberVerifiedAt} that is no date", "Remove the field");

    private static StoreException Odd(MongoDbOptions options, string what, string cure)
        => new(StoreFailure.Unreadable, $"A user of {options.UsersCollection} is not as sign-in writes them: {what}. {cure}.");
}
