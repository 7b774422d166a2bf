using JwtMongoSms.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Reads the file directly and writes to it in groups. It opens at the application's start or at the first use.</summary>
internal sealed class SqliteDatabase(SqliteSetup setup, ILogger<SqliteDatabase> logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteFile file = new(setup);
    private readonly ReaderPool readers = new(new SqliteFile(setup));
    private volatile GroupWriter? writer;
    private bool isClosed;

    public SqliteDatabase(IOptions<SqliteOptions> options, SettingsSource source, ILogger<SqliteDatabase> logger)
        : this(
            new SqliteSetup(StorePath.Resolve(options.Value.Path!, source.ContentRootPath)) { RenamesOldFile = source.IsDevelopment },
            logger)
    {
    }

    public string Path => file.Path;

    /// <exception cref="StoreException">The file can't be used. It was left as it was; the next call tries again.</exception>
    public void Open() => OpenWriter();

    /// <summary>Runs one reading statement, on the caller's thread.</summary>
    public Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        try
        {
            OpenWriter();
            return Task.FromResult(readers.Read(read));
        }
        catch (StoreException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Runs one writing statement, and completes when it is durable.</summary>
    /// <param name="run">The verb: one statement.</param>
    /// <param name="cancellationToken">Cancels a verb that hasn't begun.</param>
    public Task<T> WriteAsync<T>(Func<StoreConnection, T> run, CancellationToken cancellationToken)
    {
        try
        {
            return OpenWriter().RunAsync(run, cancellationToken);
        }
        catch (StoreException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            readers.Dispose();
            writer?.Dispose();
        }
    }

    private GroupWriter OpenWriter()
    {
        if (writer is { } open)
            return open;

        lock (gate)
        {
            if (isClosed)
                throw SqliteErrors.Closed(Path);

            if (writer is { } opened)
                return opened;

            var (connection, oldVersion, renamedTo) = file.Open();
            if (renamedTo is not null)
                Log.OldFileRenamed(logger, Path, renamedTo);

            Log.StoreOpened(logger, Path, oldVersion, setup.CurrentVersion());
            return writer = new GroupWriter(file, connection, logger);
        }
    }
}
