using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Testing.Senders;

/// <summary>Keeps every line of every level, with all that is attached to it.</summary>
internal sealed class RecordedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var fields = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named) : "";
        lines.Enqueue($"{formatter(state, exception)} {fields} {exception}");
    }

    public void Dispose()
    {
    }
}
