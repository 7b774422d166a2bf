namespace JwtMongoSms;

/// <summary>The name of a counter: an HMAC of whom it counts, so that a store's dump doesn't tell.</summary>
/// <param name="Value">43 characters of base64url behind a prefix that names the kind of counter.</param>
public sealed record LimitKey(string Value);
