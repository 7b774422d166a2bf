using Microsoft.Extensions.Options;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Connects to MongoDB at the first use, ends work that takes too long, and turns each error into one of ours.</summary>
/// <param name="options">The settings.</param>
/// <param name="findDatabase">Resolves the application's own database, if it has registered one. Called at the first use.</param>
/// <param name="time">The clock of the deadline.</param>
internal sealed class MongoConnection(IOptions<MongoDbOptions> options, Func<IMongoDatabase?> findDatabase, TimeProvider time) : IDisposable
{
    // Shorter than the deadline, so that the driver can still say what is wrong.
    private static readonly TimeSpan MaxServerSelection = TimeSpan.FromSeconds(3);

    private const int MaxWaitQueue = 10_000;

    private readonly SemaphoreSlim opening = new(1);
    private volatile MongoCollections? collections;
    private MongoClient? client;

    public MongoDbOptions Options => options.Value;

    /// <summary>Gets the process that takes writes; <see langword="null"/> while none is known.</summary>
    public PrimaryIdentity? Primary => collections is { } open ? PrimaryIdentity.Find(open.Client.Cluster.Description) : null;

    /// <summary>Runs work, and cancels it after <paramref name="maxTime"/>.</summary>
    /// <exception cref="StoreException">MongoDB did not do it in time.</exception>
    public async Task<T> RunAsync<T>(
        Func<MongoCollections, CancellationToken, Task<T>> work, TimeSpan maxTime, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(maxTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        return await AttemptAsync(work, both.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs work without a deadline, such as creating an index over many users.</summary>
    public Task<T> RunWithoutDeadlineAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => AttemptAsync(work, cancellationToken, cancellationToken);

    public void Dispose()
    {
        client?.Dispose();
        opening.Dispose();
    }

    private async Task<T> AttemptAsync<T>(
        Func<MongoCollections, CancellationToken, Task<T>> work, CancellationToken limit, CancellationToken caller)
    {
        try
        {
            limit.ThrowIfCancellationRequested();
            return await work(collections ?? await OpenAsync(limit).ConfigureAwait(false), limit).ConfigureAwait(false);
        }
        catch (Exception) when (caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(caller);
        }
        catch (Exception exception)
        {
            // The edge: the driver's exceptions may quote documents, and so phone numbers.
            throw MongoErrors.From(exception, collections?.Place ?? "MongoDB");
        }
    }

    // Not a Lazy: it would keep the failure of one look-up for good.
    private async Task<MongoCollections> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return collections ??= new MongoCollections(
                findDatabase() ?? await ConnectAsync(cancellationToken).ConfigureAwait(false), Options);
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<IMongoDatabase> ConnectAsync(CancellationToken cancellationToken)
    {
        var url = await ResolveAsync(new MongoUrl(Options.ConnectionString), cancellationToken).ConfigureAwait(false);
        var settings = MongoClientSettings.FromUrl(url);
        if (settings.ServerSelectionTimeout > MaxServerSelection)
            settings.ServerSelectionTimeout = MaxServerSelection;

#pragma warning disable CS0618 // Obsolete, and yet in force: the driver would refuse the 501st waiting command at once.
        settings.WaitQueueSize = Math.Max(settings.WaitQueueSize, MaxWaitQueue);
#pragma warning restore CS0618
        settings.ApplicationName ??= "JwtMongoSms";

        // The driver's traces carry the server's error messages, which quote documents.
        settings.TracingOptions = new TracingOptions { Disabled = true };
        client = new MongoClient(settings);
        return client.GetDatabase(string.IsNullOrEmpty(Options.Database) ? url.DatabaseName : Options.Database);
    }

    // Only mongodb+srv:// asks a name server.
    private static async Task<MongoUrl> ResolveAsync(MongoUrl url, CancellationToken cancellationToken)
    {
        try
        {
            return await url.ResolveAsync(url.DirectConnection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new StoreException(
                StoreFailure.Unavailable,
                $"The servers behind mongodb+srv://{url.Server.Host} can't be looked up ({exception.GetType().Name}). Make sure that the "
                + "name is right and that its name server answers.",
                exception);
        }
    }
}
