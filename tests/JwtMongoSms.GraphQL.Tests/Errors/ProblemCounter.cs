using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.GraphQL.Tests.Errors;

/// <summary>Listens to what one application counts as a problem while it is there.</summary>
internal sealed class ProblemCounter : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> codes = new();

    public ProblemCounter(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "jwtmongosms.problems" && instrument.Meter.Scope == meters)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => codes.Enqueue((string)tags[0].Value!));
        listener.Start();
    }

    public IEnumerable<string> Codes => codes;

    public void Dispose() => listener.Dispose();
}
