using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Commands;

/// <summary>What a server answers instead of doing what it was told.</summary>
internal sealed class CommandException(int code, string codeName, string message, BsonDocument? details = null) : Exception(message)
{
    private static readonly int[] Retryable = [6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

    /// <summary>It is this server that can't, not MongoDB.</summary>
    public bool IsRefusal { get; init; }

    public int Code => code;

    /// <summary>Labels that the answer carries whatever was asked.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public static bool IsRetryable(int code) => Retryable.Contains(code);

    /// <summary>The answer to a command that failed as a whole.</summary>
    public BsonDocument ToReply(BsonDocument command)
    {
        var reply = new BsonDocument { { "ok", 0.0 }, { "errmsg", Message }, { "code", code }, { "codeName", codeName } };
        if (details is not null)
            reply.AddRange(details);

        // MongoDB 4.4 and later: the server says what may be written again, and only to who could do so.
        string[] retryable = IsRetryable(code) && command.Contains("txnNumber") ? ["RetryableWriteError"] : [];
        var labels = Labels.Union(retryable).ToList();
        return labels.Count == 0 ? reply : reply.Add("errorLabels", new BsonArray(labels));
    }

    /// <summary>The answer to one statement of several.</summary>
    public BsonDocument ToWriteError(int index)
    {
        var error = new BsonDocument { { "index", index }, { "code", code } };
        if (details is not null)
            error.AddRange(details);

        return error.Add("errmsg", Message);
    }
}
