namespace JwtMongoSms.Conventions.Tests;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Entry">What breaks it: a file, a folder or an arrow.</param>
/// <param name="Detail">What to look at.</param>
internal sealed record Violation(string Entry, string Detail);
