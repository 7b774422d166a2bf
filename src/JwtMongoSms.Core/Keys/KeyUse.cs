namespace JwtMongoSms.Keys;

/// <summary>What a key is for.</summary>
internal enum KeyUse
{
    Code,
    Refresh,
    Limit,
    Token,
    Page,
}
