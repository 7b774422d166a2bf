using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TestSupport;

/// <summary>Keeps every line of every level, with all that is attached to it.</summary>
public sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> lines = [];

    public IReadOnlyCollection<(LogLevel Level, EventId Id, string Text)> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var fields = state is IEnumerable<KeyValuePair<string, object?>> named
            ? string.Join(" ", named.Select(field => $"{field.Key}={field.Value}"))
            : "";
        lines.Enqueue((logLevel, eventId, $"{formatter(state, exception)} {fields} {exception}"));
    }
}
