namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>A signed access token. It prints masked.</summary>
internal sealed class AccessToken(string value, TimeSpan expiresIn)
{
    public string Value { get; } = value;

    public TimeSpan ExpiresIn { get; } = expiresIn;

    public override string ToString() => "******";
}
