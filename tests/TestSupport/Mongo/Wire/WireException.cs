namespace TestSupport.Mongo.Wire;

/// <summary>Bytes that are no message of the protocol, or none that this server takes. The connection ends.</summary>
internal sealed class WireException(string message) : Exception(message);
