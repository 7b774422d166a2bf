using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Diagnostics.Internal;

/// <summary>What is said at start, and when settings change later, 4000 to 4099.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(4000, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);

    [LoggerMessage(4002, LogLevel.Information, "The keys of access tokens were read anew: {KeyIds}. {KeyId} signs.")]
    public static partial void KeysRead(ILogger logger, string keyIds, string keyId);

    [LoggerMessage(4003, LogLevel.Error, "What has changed in the configuration or in a key's file is not taken; access tokens are signed and checked as before. {Problems}")]
    public static partial void KeysNotRead(ILogger logger, string problems);
}
