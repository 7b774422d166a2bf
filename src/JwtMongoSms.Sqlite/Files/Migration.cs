namespace JwtMongoSms.Sqlite.Files;

/// <summary>One step of the schema's history. A released step never changes; a later one is added.</summary>
/// <param name="Version">The value of <c>PRAGMA user_version</c> after it.</param>
/// <param name="Sql">The statements, run in one transaction with all other steps that the file needs.</param>
internal sealed record Migration(int Version, string Sql);
