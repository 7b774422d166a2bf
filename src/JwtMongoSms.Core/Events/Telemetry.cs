using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.Events;

/// <summary>The meter and the traces, both named <c>JwtMongoSms</c>. Tags come from closed lists; a number is never one.</summary>
internal sealed class Telemetry(IMeterFactory meterFactory)
{
    public const string Name = "JwtMongoSms";

    private static readonly ActivitySource Source = new(Name);
    private readonly Meter meter = meterFactory.Create(Name);

    public static Activity? StartActivity(string name) => Source.StartActivity(name);

    public static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    public static string NameOf<T>(T value)
        where T : struct, Enum
        => Enum.GetName(value)?.ToLowerInvariant() ?? "unknown";

    public Counter<long> CreateCounter(string name, string unit, string description) => meter.CreateCounter<long>(name, unit, description);
}
