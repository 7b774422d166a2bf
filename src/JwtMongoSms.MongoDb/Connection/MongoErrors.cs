using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.StoreFailure;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>
/// Turns an error of the driver into one of ours: what happened, where, and what to do. The server's own words are left out, and so is the
/// exception that holds them: they may quote a document, and with it a phone number.
/// </summary>
internal static class MongoErrors
{
    public const int DuplicateKey = 11000;

    public static bool IsDuplicateKey(this MongoException exception) => exception is MongoCommandException { Code: DuplicateKey };

    /// <summary>Whether the reply was lost or the primary changed, so that a verb whose repeat changes nothing may be sent again.</summary>
    public static bool MayBeRepeated(this MongoException exception)
        => exception is MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException;

    public static StoreException From(Exception exception, string place) => exception switch
    {
        StoreException known => known,
        MongoWriteConcernException => new(
            Unavailable,
            $"{place} could not have a write confirmed by a majority of its members (w: majority, j: true, 3 s). Make sure that most of "
            + "them run and keep up."),
        MongoNotPrimaryException or MongoNodeIsRecoveringException => new(
            Unavailable, $"{place} is changing its primary. It works again by itself."),
        MongoCommandException error => FromCode(error.Code, error.CodeName, error.Result, place),
        WriteErrorException error => FromCode(error.Code, null, error.Error, place),
        OperationCanceledException or MongoExecutionTimeoutException => new(
            Unavailable,
            $"{place} did not answer within {RequestDeadline.Length.TotalSeconds:0} s; what was sent may have been done. Make sure that it "
            + "runs and isn't overloaded."),
        MongoIncompatibleDriverException => new(
            Unavailable, $"{place} is of a version that MongoDB's driver does not talk to. Use MongoDB 4.4 to 8.")
        { IsTransient = false },
        MongoAuthenticationException => new(
            Unavailable, $"{place} refused the user name or the password of the connection string. Correct them.")
        { IsTransient = false },
        MongoConnectionException or TimeoutException => new(
            Unavailable,
            $"{place} can't be reached ({exception.GetType().Name}). Make sure that it runs and that this machine may connect to it.",
            exception),
        MongoException => new(Unavailable, $"{place} can't be used ({exception.GetType().Name})."),
        ObjectDisposedException => new(Unavailable, $"{place} was closed: the application is shutting down."),

        // A document that was changed by hand. The exception may quote it.
        _ => new(Unreadable, $"A document in {place} is not as it was written ({exception.GetType().Name}). Correct or delete it."),
    };

    private static StoreException FromCode(int code, string? name, BsonDocument? details, string place) => code switch
    {
        // Unauthorized; AtlasError means the same.
        13 or 8000 => new(
            ReadOnly, $"{place} refused a command for lack of permission. Give the user of the connection string the role readWrite."),
        121 => new(
            ReadOnly, $"{place} has a validator that refuses what sign-in writes. Let it allow the fields that docs/stores.md lists."),
        DuplicateKey => new(
            ReadOnly,
            $"{place} has a unique index of the application's that refuses a new user{KeyOf(details)}. Make that index sparse, or close "
            + "sign-up and create users yourself."),
        61 or 72 => new(
            Unreadable,
            $"{place} has a collection that is sharded by another key than sign-in needs (error {code} {name}). docs/operating.md lists "
            + "the keys."),

        // APIVersionError and APIStrictError.
        322 or 323 => new(
            Unavailable,
            $"{place} refused a command that the stable API lacks, as a strict ServerApi asks it to (error {code} {name}). Remove Strict "
            + "from the ServerApi of the application's client, or create the indexes yourself and set MongoDb:CreateIndexes to false.")
        { IsTransient = false },

        // FailedToParse, CommandNotFound, CommandNotSupported, NotImplemented, Amazon's "feature not supported", and unknown fields.
        9 or 59 or 115 or 238 or 303 or 40415 => new(
            Unavailable,
            $"{place} does not know a command or an option that sign-in needs (error {code} {name}). Use MongoDB 4.4 to 8; "
            + "docs/operating.md names servers that do not suffice.")
        { IsTransient = false },
        2 or 14 or 28 or 16837 => new(
            Unreadable, $"A document in {place} is not as it was written (error {code} {name}). Correct or delete it."),
        14031 => new(Unavailable, $"{place} has no room on its disk. Make room; no restart is needed."),
        _ => new(Unavailable, $"{place} answered with error {code} {name}."),
    };

    // Field names alone: the values beside them are personal.
    private static string KeyOf(BsonDocument? details)
        => details is not null && details.TryGetValue("keyPattern", out var key) && key is BsonDocument pattern
            ? $" (on {string.Join(", ", pattern.Names)})"
            : "";
}
