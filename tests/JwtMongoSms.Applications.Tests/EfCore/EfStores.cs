using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

/// <summary>A store on a scoped context of EF Core: each verb is one statement with its conditions, and nothing is read first.</summary>
internal sealed partial class EfStores(StoreContext context) : IChallengeStore, IPhoneUserStore, ISessionStore, ILimitStore
{
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    // A statement that returns its row is a query of EF Core, but none that it may compose on.
    private async Task<T?> FirstAsync<T>(DbSet<T> rows, FormattableString statement, CancellationToken cancellationToken)
        where T : class
    {
        var found = await AskAsync(() => rows.FromSql(statement).AsNoTracking().ToListAsync(cancellationToken));
        return found.FirstOrDefault();
    }

    private async Task AddOnceAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            context.Add(row);
            await AskAsync(() => context.SaveChangesAsync(cancellationToken));
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is SqliteException { SqliteExtendedErrorCode: PrimaryKeyConstraint or UniqueConstraint })
        {
            // Storing the same record again changes nothing.
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    // Limits fail closed only if the product is told that the store could not answer.
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DbException exception) when (exception is not SqliteException { SqliteExtendedErrorCode: UniqueConstraint })
        {
            throw new StoreException(StoreFailure.Unavailable, "The database could not answer; see the inner exception.", exception);
        }
    }

    private static long Ms(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
