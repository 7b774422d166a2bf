namespace JwtMongoSms.Keys.Internal;

/// <summary>What a key is for.</summary>
internal enum KeyUse
{
    Code,
    Refresh,
    Limit,
    Token,
    Page,
}
