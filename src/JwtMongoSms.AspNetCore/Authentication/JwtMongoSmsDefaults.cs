namespace JwtMongoSms;

/// <summary>The authentication scheme that accepts our access tokens.</summary>
public static class JwtMongoSmsDefaults
{
    /// <summary>Its name, for applications that have other schemes too.</summary>
    public const string AuthenticationScheme = "JwtMongoSms";
}
