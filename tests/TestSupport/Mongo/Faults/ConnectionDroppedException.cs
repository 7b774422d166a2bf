namespace TestSupport.Mongo.Faults;

/// <summary>A test has planned that the connection ends here.</summary>
internal sealed class ConnectionDroppedException : Exception;
