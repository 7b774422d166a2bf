using MongoDB.Bson;

namespace TestSupport.Mongo.Values;

/// <summary>The error with which a command, or one statement of it, fails.</summary>
internal sealed class CommandException(int code, string codeName, string message, BsonDocument? details = null) : Exception(message)
{
    private static readonly int[] Retryable = [6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

    public CommandException(ErrorCode code, string message, BsonDocument? details = null)
        : this((int)code, code.ToString(), message, details)
    {
    }

    /// <summary>Whether the gap is this server's and not MongoDB's.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Creates the error for what this server can't do. The server remembers it, so that no test passes over it.</summary>
    public static CommandException Unsupported(string what)
        => new(ErrorCode.NotImplemented, $"MongoWireServer doesn't support {what}.") { IsRefusal = true };

    /// <summary>The reply to a command that failed as a whole.</summary>
    public BsonDocument ToReply(BsonDocument command)
    {
        var reply = new BsonDocument { { "ok", 0.0 }, { "errmsg", Message }, { "code", code }, { "codeName", codeName } };
        reply.AddRange(details ?? []);
        AddLabels(reply, command, code);
        return reply;
    }

    /// <summary>The error of one statement of several.</summary>
    public BsonDocument ToWriteError(int index)
        => new BsonDocument { { "index", index }, { "code", code } }.AddRange(details ?? []).Add("errmsg", Message);

    // MongoDB 4.4 and later: the server says which write may be sent again, and only to a driver that could do so.
    public static void AddLabels(BsonDocument reply, BsonDocument command, int code)
    {
        if (Retryable.Contains(code) && command.Contains("txnNumber"))
            reply["errorLabels"] = new BsonArray { "RetryableWriteError" };
    }
}

/// <summary>MongoDB's error codes, under the names that it sends with them.</summary>
internal enum ErrorCode
{
    InternalError = 1,
    BadValue = 2,
    TypeMismatch = 14,
    IllegalOperation = 20,
    NamespaceNotFound = 26,
    PathNotViable = 28,
    InvalidIdField = 53,
    ShardKeyNotFound = 61,
    CannotCreateIndex = 67,
    IndexOptionsConflict = 85,
    IndexKeySpecsConflict = 86,
    NotImplemented = 238,
    APIStrictError = 323,
    DuplicateKey = 11000,
}
