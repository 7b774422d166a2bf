namespace JwtMongoSms.Packages.Tests;

/// <summary>How an application is published.</summary>
public enum Publishing
{
    /// <summary>Compiled to machine code.</summary>
    AheadOfTime,

    /// <summary>With its runtime and only what it calls of each library.</summary>
    Trimmed,
}
