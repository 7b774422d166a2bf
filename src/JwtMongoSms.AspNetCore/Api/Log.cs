namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The API's log lines, 3200 to 3219.</summary>
internal static partial class Log
{
    [LoggerMessage(3200, LogLevel.Information, "The warm-up took {Milliseconds} ms; it wrote nothing to the store.")]
    public static partial void WarmedUp(ILogger logger, long milliseconds);

    [LoggerMessage(
        3201,
        LogLevel.Warning,
        "The warm-up ended with {Error}; the first requests take longer. The health check tells whether the store answers.")]
    public static partial void WarmUpFailed(ILogger logger, string error);

    [LoggerMessage(
        3202,
        LogLevel.Information,
        "JwtMongoSms in {Environment}: store {Store}, sender {Sender}, countries {Countries}, scheme {Scheme}, sending limits {Limits}.")]
    public static partial void Summary(
        ILogger logger, string environment, string store, string sender, string countries, string scheme, string limits);
}
