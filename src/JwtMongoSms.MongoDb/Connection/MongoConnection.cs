using JwtMongoSms.Stores;
using Microsoft.Extensions.Options;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>The one way to MongoDB: opened at the first use, each verb within one deadline, each error one of ours.</summary>
/// <param name="options">Where and what.</param>
/// <param name="ownDatabase">Gives the application's own database, if it has one. Asked at the first use.</param>
/// <param name="time">What the deadline is measured with.</param>
internal sealed class MongoConnection(IOptions<MongoDbOptions> options, Func<IMongoDatabase?> ownDatabase, TimeProvider time) : IDisposable
{
    /// <summary>How long a verb may take, repeats and all.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    // Shorter than the deadline, so that the driver has time to say what is wrong.
    private static readonly TimeSpan LongestSelection = TimeSpan.FromSeconds(3);

    private const int LongestQueue = 10_000;

    private readonly SemaphoreSlim opening = new(1);
    private volatile MongoCollections? collections;
    private MongoClient? client;

    public MongoDbOptions Options => options.Value;

    /// <summary>Runs a verb.</summary>
    /// <exception cref="Stores.StoreException">There was no good answer in time.</exception>
    public async Task<T> RunAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> verb, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        return await AttemptAsync(verb, both.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs what may take as long as it takes, such as making an index over many users.</summary>
    public Task<T> RunUnhurriedAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => AttemptAsync(work, cancellationToken, cancellationToken);

    public void Dispose()
    {
        client?.Dispose();
        opening.Dispose();
    }

    private async Task<T> AttemptAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> work, CancellationToken limit, CancellationToken caller)
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
            // The edge: what the driver throws may quote documents, and so people.
            throw StoreErrors.From(exception, collections?.Place ?? "MongoDB");
        }
    }

    // Not a Lazy: that would remember a name server's bad moment for good.
    private async Task<MongoCollections> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return collections ??= new MongoCollections(ownDatabase() ?? await ConnectAsync(cancellationToken).ConfigureAwait(false), Options);
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
        if (settings.ServerSelectionTimeout > LongestSelection)
            settings.ServerSelectionTimeout = LongestSelection;

#pragma warning disable CS0618 // Marked as obsolete and obeyed all the same: the 501st who waits would be refused at once. Our deadline ends a wait.
        settings.WaitQueueSize = Math.Max(settings.WaitQueueSize, LongestQueue);
#pragma warning restore CS0618
        settings.ApplicationName ??= "JwtMongoSms";

        // The driver's traces carry the server's errors word for word, and those quote documents.
        settings.TracingOptions = new TracingOptions { Disabled = true };
        client = new MongoClient(settings);
        return client.GetDatabase(string.IsNullOrEmpty(Options.Database) ? url.DatabaseName : Options.Database);
    }

    // Only mongodb+srv:// asks anybody.
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
                $"The servers behind mongodb+srv://{url.Server.Host} can't be looked up ({exception.GetType().Name}). Make sure that the name is right and that its name server answers.",
                exception);
        }
    }
}
