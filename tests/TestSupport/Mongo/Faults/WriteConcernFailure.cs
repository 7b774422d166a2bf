using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Faults;

/// <summary>A write that is done and not confirmed.</summary>
internal static class WriteConcernFailure
{
    public static BsonDocument AddTo(BsonDocument reply, RecordedCommand command, int code)
    {
        var error = new BsonDocument { { "code", code }, { "codeName", NameOf(code) }, { "errmsg", MessageOf(code) } };
        if (code == 64)
            error.Add("errInfo", new BsonDocument { { "wtimeout", true }, { "writeConcern", command.Body.GetValue("writeConcern", new BsonDocument()) } });

        var failed = new BsonDocument(reply) { { "writeConcernError", error } };
        if (CommandException.IsRetryable(code) && command.Body.Contains("txnNumber"))
            failed["errorLabels"] = new BsonArray { "RetryableWriteError" };
        return failed;
    }

    private static string NameOf(int code) => code switch
    {
        64 => "WriteConcernFailed",
        91 => "ShutdownInProgress",
        _ => $"Location{code}",
    };

    private static string MessageOf(int code) => code switch
    {
        64 => "waiting for replication timed out",
        91 => "Replication is being shut down",
        _ => "the write concern can't be satisfied",
    };
}
