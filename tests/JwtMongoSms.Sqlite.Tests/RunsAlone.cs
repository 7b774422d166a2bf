namespace JwtMongoSms.Sqlite.Tests;

/// <summary>Tests that look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
