namespace JwtMongoSms.Keys;

/// <summary>What a derived key is used for: each use has a key of its own.</summary>
internal enum KeyUse
{
    Code,
    Refresh,
    Limit,
    Token,
    Page,
}
