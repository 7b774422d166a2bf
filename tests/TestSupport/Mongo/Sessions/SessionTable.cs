using System.Collections.Concurrent;
using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Sessions;

/// <summary>The sessions that have written something retryable.</summary>
internal sealed class SessionTable
{
    private readonly ConcurrentDictionary<string, WriteSession> sessions = new();

    public WriteSession Find(BsonDocument lsid)
    {
        if (lsid.GetValue("id", null) is not BsonBinaryData { Bytes.Length: 16 } id)
            throw Errors.WrongType("lsid.id", lsid.GetValue("id", BsonNull.Value));

        return sessions.GetOrAdd(Convert.ToHexStringLower(id.Bytes), text => new WriteSession(text));
    }
}
