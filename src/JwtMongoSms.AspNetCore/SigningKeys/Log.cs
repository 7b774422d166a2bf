namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>The log lines of signing keys, 3100 to 3119.</summary>
internal static partial class Log
{
    [LoggerMessage(3100, LogLevel.Information, "The keys have changed: access tokens are signed with {KeyId} and checked with {KeyIds}.")]
    public static partial void KeyRotated(ILogger logger, string keyId, string keyIds);

    [LoggerMessage(3101, LogLevel.Information, "The keys of access tokens were read again: {KeyIds}. {KeyId} signs.")]
    public static partial void KeysRead(ILogger logger, string keyIds, string keyId);

    [LoggerMessage(
        3102,
        LogLevel.Error,
        "A change of the configuration or of a key file was not applied; access tokens are signed and checked as before. {Problems}")]
    public static partial void KeysNotRead(ILogger logger, string problems);

    [LoggerMessage(3103, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);
}
