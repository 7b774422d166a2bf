using System.Collections.Concurrent;
using JwtMongoSms.Stores;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Reads on the caller's thread: a row that is found by its key takes microseconds, less than a change of threads.</summary>
internal sealed class ReaderPool(SqliteFile file) : IDisposable
{
    private static readonly int MaxIdle = Environment.ProcessorCount * 2;
    private readonly ConcurrentBag<StoreConnection> idle = [];
    private int idleCount;
    private volatile bool isClosed;

    /// <exception cref="StoreException">The store could not answer.</exception>
    public T Read<T>(Func<StoreConnection, T> read)
    {
        var reader = Take();
        try
        {
            var result = read(reader);
            Return(reader);
            return result;
        }
        catch (Exception exception)
        {
            // The edge: a connection is not used again after an error.
            reader.Dispose();
            throw SqliteErrors.From(exception, file.Path);
        }
    }

    public void Dispose()
    {
        isClosed = true;
        while (idle.TryTake(out var reader))
            reader.Dispose();
    }

    private StoreConnection Take()
    {
        if (isClosed)
            throw SqliteErrors.Closed(file.Path);

        if (!idle.TryTake(out var reader))
            return file.OpenReader();

        Interlocked.Decrement(ref idleCount);
        return reader;
    }

    private void Return(StoreConnection reader)
    {
        if (!isClosed && Interlocked.Increment(ref idleCount) <= MaxIdle)
        {
            idle.Add(reader);
            return;
        }

        Interlocked.Decrement(ref idleCount);
        reader.Dispose();
    }
}
