namespace JwtMongoSms.Sqlite.Internal;

/// <summary>One step of the schema's history. A step that has left the house is never changed; a new one is added.</summary>
/// <param name="Version">What <c>PRAGMA user_version</c> says after it; the first is 1, and there are no gaps.</param>
/// <param name="Sql">The statements, run in one transaction with all other steps that the file needs.</param>
internal sealed record Migration(int Version, string Sql);
