using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>The store's log lines, 2000 to 2099.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "The store's file is {Path}; its schema had version {OldVersion} and has {Version}.")]
    public static partial void StoreOpened(ILogger logger, string path, int oldVersion, int version);

    [LoggerMessage(2001, LogLevel.Error, "The store's file {Path} could not be written ({Failure}). {Count} calls failed, and all others "
        + "fail until it works again; no acknowledged write is lost. {Reason}")]
    public static partial void StoreFails(ILogger logger, StoreFailure failure, string path, int count, string reason);

    [LoggerMessage(2002, LogLevel.Information, "The store's file {Path} works again.")]
    public static partial void StoreWorksAgain(ILogger logger, string path);

    [LoggerMessage(
        2003,
        LogLevel.Debug,
        "Removed expired rows: {Challenges} challenges, {Sessions} sessions, {Budgets} guess budgets, {Windows} windows of limits.")]
    public static partial void Purged(ILogger logger, int challenges, int sessions, int budgets, int windows);

    [LoggerMessage(2004, LogLevel.Warning, "Expired rows could not be removed. Retrying in {Period}. {Reason}")]
    public static partial void PurgeFailed(ILogger logger, TimeSpan period, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "The store's file {Path} was from before version 0.1.0 of JwtMongoSms and can't be read. It was "
        + "renamed to {RenamedTo}, and the store starts empty.")]
    public static partial void OldFileRenamed(ILogger logger, string path, string renamedTo);
}
