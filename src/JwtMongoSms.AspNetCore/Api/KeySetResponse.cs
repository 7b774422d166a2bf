using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The keys that tokens are checked with (RFC 7517 5).</summary>
internal sealed record KeySetResponse(IReadOnlyList<KeyResponse> Keys);
