namespace JwtMongoSms.Conventions.Tests.Known;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Entry">What known-violations.json calls it: a file, a folder or an arrow, never a line.</param>
/// <param name="Detail">What to look at. An entry's count is the number of its violations.</param>
internal sealed record Violation(string Entry, string Detail);
