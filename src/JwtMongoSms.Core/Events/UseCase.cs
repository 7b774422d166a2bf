using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.Events;

/// <summary>One run of a use case: a trace, and a count by outcome. A run that was cancelled has no outcome and is not counted.</summary>
internal sealed class UseCase(string name, Counter<long> counter) : IDisposable
{
    private readonly Activity? activity = Telemetry.StartActivity(name);

    /// <summary>Sets the outcome, one of a closed list.</summary>
    public string? Outcome { private get; set; }

    public void Dispose()
    {
        if (Outcome is not null)
        {
            counter.Add(1, Telemetry.Tag("outcome", Outcome));
            activity?.SetTag("outcome", Outcome);
        }

        activity?.Dispose();
    }
}
