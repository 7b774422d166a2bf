using JwtMongoSms.Stores;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sqlite.Internal;

internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "The store's file is {Path}; its schema had version {OldVersion} and has {Version}.")]
    public static partial void StoreOpened(ILogger logger, string path, int oldVersion, int version);

    [LoggerMessage(2001, LogLevel.Error, "The store's file {Path} could not be written ({Failure}). {Count} calls got an error, and so do all others until it works again; nothing that was answered is lost.")]
    public static partial void StoreFails(ILogger logger, Exception exception, StoreFailure failure, string path, int count);

    [LoggerMessage(2002, LogLevel.Information, "The store's file {Path} works again.")]
    public static partial void StoreWorksAgain(ILogger logger, string path);

    [LoggerMessage(2003, LogLevel.Debug, "Rows that were over were removed: {Challenges} challenges, {Sessions} sessions, {Budgets} guess budgets.")]
    public static partial void Purged(ILogger logger, int challenges, int sessions, int budgets);

    [LoggerMessage(2004, LogLevel.Warning, "Rows that are over could not be removed. It is tried again in {Period}.")]
    public static partial void PurgeFailed(ILogger logger, Exception exception, TimeSpan period);
}
