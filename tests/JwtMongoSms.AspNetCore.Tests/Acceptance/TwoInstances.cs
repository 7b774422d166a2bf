using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Two instances of an application on one store, with clocks that go alike.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    // A verb of the MongoDB store is given up after four seconds, by the same clock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<object, DateTimeOffset> underWay = new();
    private readonly Lock clocks = new();

    private TwoInstances(TestApp first, TestApp second, Handset handset) => (First, Second, Handset) = (first, second, handset);

    /// <summary>Where things are ended.</summary>
    public TestApp First { get; }

    /// <summary>Where it shows.</summary>
    public TestApp Second { get; }

    /// <summary>Where both send to.</summary>
    public Handset Handset { get; }

    public static async Task<TwoInstances> StartAsync(StorePlace place, TimeSpan revocationDelay, Action<WebApplication>? map = null)
    {
        var settings = new Dictionary<string, string?>(place.Settings) { ["Sessions:RevocationDelay"] = revocationDelay.ToString("c") };
        var handset = new Handset();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        return new TwoInstances(await StartAsync(keepFolder: true), await StartAsync(keepFolder: false), handset);

        Task<TestApp> StartAsync(bool keepFolder) => TestApp.StartAsync(
            settings,
            services: services => services.AddSingleton<IMessageSender>(handset),
            map: map,
            folder: folder,
            keepFolder: keepFolder,
            logged: LogLevel.Warning);
    }

    /// <summary>Does something while the clocks go on, but never so far that it comes too late only because this machine is slow.</summary>
    public async Task<T> DoAsync<T>(Func<Task<T>> act)
    {
        var key = new object();
        underWay[key] = Second.Time.GetUtcNow();
        try
        {
            return await act();
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (clocks)
        {
            var now = Second.Time.GetUtcNow();
            if (underWay.Values.Any(since => now - since >= Patience))
                return;

            First.Time.Advance(time);
            Second.Time.Advance(time);
        }
    }

    // The second one was started last and is stopped first: nothing of it uses the file when the folder goes.
    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
