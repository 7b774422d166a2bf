using MongoDB.Bson;

namespace TestSupport.Mongo;

/// <summary>A command as the driver sent it.</summary>
/// <param name="Number">Counts from 1, in the order of arrival.</param>
/// <param name="Name">What is to be done, such as <c>findAndModify</c>.</param>
/// <param name="Database">Where.</param>
/// <param name="Collection">Where; <see langword="null"/> for what concerns no collection.</param>
/// <param name="Body">The whole of it, with <c>lsid</c>, <c>txnNumber</c>, <c>writeConcern</c> and all.</param>
/// <param name="Connection">Which connection it came by.</param>
public sealed record RecordedCommand(long Number, string Name, string Database, string? Collection, BsonDocument Body, int Connection);
