namespace JwtMongoSms.Benchmarks;

/// <summary>What a server is started with.</summary>
/// <param name="Database">The file of its store.</param>
/// <param name="Algorithm">What its tokens are signed with.</param>
/// <param name="KeyFile">The private key, for algorithms that have one.</param>
/// <param name="MongoDb">The connection string of its store, in place of the file.</param>
/// <param name="KeepsCodes">Whether the codes that it sends can be read.</param>
/// <param name="Environment">Development warms nothing up.</param>
internal sealed record BenchSetup(
    string Database,
    string Algorithm = "HS256",
    string KeyFile = "none",
    string? MongoDb = null,
    bool KeepsCodes = true,
    string Environment = "Production")
{
    public bool IsSymmetric => Algorithm == "HS256";
}
