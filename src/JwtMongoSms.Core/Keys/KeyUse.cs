namespace JwtMongoSms.Keys;

/// <summary>The use of a key.</summary>
internal enum KeyUse
{
    Code,
    Refresh,
    Limit,
    Token,
    Page,
}
