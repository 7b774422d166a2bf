using System.Collections.Concurrent;
using JwtMongoSms.MongoDb.Indexes;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>
/// Remembers whether there may be users whom we can't read. Each is logged once, and as long as there may be any, a sign-in looks at its
/// user before it uses the code.
/// </summary>
internal sealed class UnreadableUsers(ILogger<UnreadableUsers> logger)
{
    private const int MaxLogged = 1_000;

    private readonly ConcurrentDictionary<string, bool> logged = new();
    private volatile bool mayExist = true;

    /// <summary>Gets whether there may be any: until the start has found none, and again once one was met.</summary>
    public bool MayExist => mayExist;

    /// <summary>Notes that the start has found none.</summary>
    public void FoundNone() => mayExist = false;

    /// <summary>Logs that a user can't be read, unless that was logged.</summary>
    /// <returns>The exception to throw.</returns>
    public StoreException Add(StoreException failure)
    {
        mayExist = true;
        if (logged.Count < MaxLogged && logged.TryAdd(failure.Message, true))
            Log.UserUnreadable(logger, failure.Message);

        return new StoreException(failure.Failure, failure.Message) { IsLogged = logged.ContainsKey(failure.Message) };
    }
}
