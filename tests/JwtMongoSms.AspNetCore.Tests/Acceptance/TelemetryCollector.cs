using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// Everything that the process tells of itself besides its log: every trace, every metric's tags, every exception that is thrown, caught or
/// not.
/// </summary>
internal sealed class TelemetryCollector : IDisposable
{
    // Without it the host leaves addresses out of its traces, and OpenTelemetry's instrumentation puts them in.
    private const string NoAddresses = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    private readonly ConcurrentQueue<string> traces = new();
    private readonly ConcurrentDictionary<string, int> metrics = new();
    private readonly ConcurrentDictionary<string, int> exceptions = new();
    private readonly MeterListener meters = new();
    private readonly ActivityListener activities;

    /// <summary>Begins to listen. The application is started after it.</summary>
    public TelemetryCollector()
    {
        AppContext.SetSwitch(NoAddresses, false);
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(Text(activity)),
        };
        ActivitySource.AddActivityListener(activities);

        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        Listen<byte>();
        Listen<short>();
        Listen<int>();
        Listen<long>();
        Listen<float>();
        Listen<double>();
        Listen<decimal>();
        meters.Start();

        AppDomain.CurrentDomain.FirstChanceException += Keep;
    }

    public IReadOnlyCollection<string> Traces => traces;

    public IReadOnlyCollection<string> Metrics => [.. metrics.Keys];

    public IReadOnlyCollection<string> Exceptions => [.. exceptions.Keys];

    public void Dispose()
    {
        AppContext.SetSwitch(NoAddresses, true);
        AppDomain.CurrentDomain.FirstChanceException -= Keep;
        meters.RecordObservableInstruments();
        meters.Dispose();
        activities.Dispose();
    }

    private void Listen<T>()
        where T : struct => meters.SetMeasurementEventCallback<T>((instrument, _, tags, _) =>
            metrics.TryAdd($"{instrument.Meter.Name} {instrument.Name} {Text(tags.ToArray())}", 0));

    // A store's exception prints without its cause, which a structured log writes all the same.
    private void Keep(object? sender, FirstChanceExceptionEventArgs thrown)
        => exceptions.TryAdd($"{thrown.Exception}\n{thrown.Exception.InnerException}", 0);

    private static string Text(Activity activity) => string.Join(
        " ",
        activity.Source.Name,
        activity.OperationName,
        activity.DisplayName,
        activity.StatusDescription,
        activity.TraceStateString,
        Text(activity.TagObjects),
        string.Join(" ", activity.Baggage.Select(item => $"{item.Key}={item.Value}")),
        string.Join(" ", activity.Events.Select(@event => $"{@event.Name} {Text(@event.Tags)}")),
        string.Join(" ", activity.Links.Select(link => Text(link.Tags ?? []))));

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags)
        => string.Join(" ", tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
