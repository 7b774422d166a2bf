using JwtMongoSms.Stores;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>
/// The one place where an error of the driver becomes one of ours: what happened, where, and what to do. A server's own words are left out, and so is the
/// exception that holds them: they may quote a document, and with it a person's number.
/// </summary>
internal static class StoreErrors
{
    public static StoreException From(Exception exception, string place) => exception switch
    {
        StoreException known => new StoreException(known.Failure, known.Message, known),
        MongoWriteConcernException or MongoWriteException { WriteConcernError: not null } => Unavailable(
            $"{place} could not have a write confirmed by a majority of its members (w: majority, j: true, 3 s). Make sure that most of them run and keep up."),
        MongoNotPrimaryException or MongoNodeIsRecoveringException => Unavailable($"{place} is changing its primary. It works again by itself."),
        MongoCommandException error => FromCode(error.Code, error.CodeName, error.Result, place),
        MongoWriteException { WriteError: { } error } => FromCode(error.Code, null, error.Details, place),
        OperationCanceledException => Unavailable($"{place} did not answer within {MongoConnection.Deadline.TotalSeconds:0} s. Make sure that it runs, isn't overloaded, and is near."),
        MongoAuthenticationException => Unavailable($"{place} refused the user name or the password of the connection string."),
        MongoConnectionException or TimeoutException => Unavailable(
            $"{place} can't be reached ({exception.GetType().Name}). Make sure that it runs and that this machine may connect to it.", exception),
        MongoException => Unavailable($"{place} could not be used ({exception.GetType().Name})."),
        ObjectDisposedException => Unavailable($"{place} was let go of: the application is shutting down."),

        // A document that a person or a program has changed by hand. What was read of it may stand in the exception.
        _ => Unreadable($"A document in {place} is not as it was written ({exception.GetType().Name}). Mend or remove it."),
    };

    private static StoreException FromCode(int code, string? name, BsonDocument? details, string place) => code switch
    {
        // Unauthorized; AtlasError says the same.
        13 or 8000 => new StoreException(StoreFailure.ReadOnly, $"{place} doesn't let us do this. Give the user of the connection string the role readWrite."),
        121 => new StoreException(StoreFailure.ReadOnly, $"{place} has a validator that refuses what sign-in writes. Let it allow the fields that docs/stores.md lists."),
        11000 => new StoreException(
            StoreFailure.ReadOnly, $"{place} has a unique index of the application's that refuses a new user{KeyOf(details)}. Make that index sparse, or close sign-up and make users yourself."),
        61 => Unreadable($"{place} has users that are sharded by another key than phoneNumber. docs/operating.md says which keys there may be."),
        2 or 14 or 28 or 16837 => Unreadable($"A document in {place} is not as it was written (error {code} {name}). Mend or remove it."),
        14031 => Unavailable($"{place} has no room on its disk. Make room; nothing needs to be restarted."),
        _ => Unavailable($"{place} answered with error {code} {name}."),
    };

    // Field names alone: the values beside them are a person's.
    private static string KeyOf(BsonDocument? details)
        => details is not null && details.TryGetValue("keyPattern", out var key) && key is BsonDocument pattern ? $" (on {string.Join(", ", pattern.Names)})" : "";

    private static StoreException Unreadable(string message) => new(StoreFailure.Unreadable, message);

    private static StoreException Unavailable(string message, Exception? exception = null) => new(StoreFailure.Unavailable, message, exception);
}
