using System.Text.Json.Serialization;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>The result of one check of a message.</summary>
/// <param name="About">What was checked: <c>segments</c>, <c>domain</c> or <c>country</c>.</param>
/// <param name="IsGood">Whether it may stay as it is.</param>
/// <param name="Says">The sentence.</param>
internal sealed record Finding(string About, [property: JsonPropertyName("good")] bool IsGood, string Says);
