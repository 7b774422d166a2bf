namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Tests that measure time, or listen to the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
