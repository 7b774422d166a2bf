using MongoDB.Bson;

namespace TestSupport.Mongo.Wire;

/// <summary>One command as it arrived.</summary>
/// <param name="Id">The number that the reply names.</param>
/// <param name="OpCode">The kind of the message, which the reply has too.</param>
/// <param name="Body">The command, with its document sequences as arrays.</param>
internal sealed record WireRequest(int Id, OpCode OpCode, BsonDocument Body);

/// <summary>The kinds of message: OP_QUERY and OP_REPLY for the handshake and a password, OP_MSG for the rest.</summary>
internal enum OpCode
{
    Reply = 1,
    Query = 2004,
    Msg = 2013,
}

/// <summary>The bytes are no message that the driver sends. The connection ends.</summary>
internal sealed class WireException(string message) : Exception(message);

/// <summary>A test has planned that the connection ends here.</summary>
internal sealed class ConnectionDroppedException : Exception;
