namespace JwtMongoSms.Process.Tests;

/// <summary>A code that a person holds.</summary>
internal sealed record SentCode(string PhoneNumber, string ChallengeId, string Code);
