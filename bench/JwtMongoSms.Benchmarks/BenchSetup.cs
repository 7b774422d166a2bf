namespace JwtMongoSms.Benchmarks;

/// <summary>What a server is started with.</summary>
/// <param name="Database">The file of its store.</param>
/// <param name="Algorithm">What its tokens are signed with.</param>
/// <param name="KeyFile">The private key, for algorithms that have one.</param>
/// <param name="RevocationDelay">How long a look at a session is good.</param>
internal sealed record BenchSetup(string Database, string Algorithm = "HS256", string KeyFile = "none", string RevocationDelay = "00:00:10")
{
    public bool IsSymmetric => Algorithm == "HS256";
}
