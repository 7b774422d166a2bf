namespace JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;

/// <summary>One thing that was looked at in a message, said in a plain sentence.</summary>
/// <param name="About">What was looked at: <c>segments</c>, <c>domain</c> or <c>country</c>.</param>
/// <param name="IsGood">Whether it may stay as it is.</param>
/// <param name="Says">The sentence.</param>
internal sealed record Finding(string About, bool IsGood, string Says);
