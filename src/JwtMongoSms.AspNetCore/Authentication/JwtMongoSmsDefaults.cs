namespace JwtMongoSms.AspNetCore.Tokens;

/// <summary>The authentication scheme that accepts our access tokens.</summary>
public static class BearerScheme
{
    /// <summary>Its name, for applications that have other schemes too.</summary>
    public const string Name = "JwtMongoSms";
}
