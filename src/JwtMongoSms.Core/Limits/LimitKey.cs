namespace JwtMongoSms;

/// <summary>Names a counter by an HMAC, so that a dump of the store reveals no number.</summary>
/// <param name="Value">A prefix that names the kind of counter, and 43 characters of base64url.</param>
public sealed record LimitKey(string Value);
