namespace JwtMongoSms.Benchmarks;

/// <summary>One turn of one server.</summary>
internal sealed record MeLoad(double PerSecond, TimeSpan Processor);
