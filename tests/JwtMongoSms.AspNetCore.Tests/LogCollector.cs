using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Keeps every line of every logger, at every level, exceptions and all.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => lines;

    /// <summary>Gets the lines with a text in them, of any level or of one.</summary>
    public IEnumerable<(LogLevel Level, string Text)> With(string text, LogLevel? level = null)
        => lines.Where(line => line.Text.Contains(text, StringComparison.Ordinal) && (level ?? line.Level) == line.Level);

    /// <summary>Waits for a line with a text in it.</summary>
    public async Task UntilAsync(string text)
    {
        while (!With(text).Any())
            await Task.Yield();
    }

    public ILogger CreateLogger(string categoryName) => new Collecting(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Collecting(string category, ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue((LogLevel.Trace, $"{category} scope: {state} {{{Values(state)}}}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue((logLevel, $"{category}[{eventId.Id}] {formatter(state, exception)} {{{Values(state)}}} {exception}"));
        }

        // A structured sink writes the values, not the text.
        private static string Values<TState>(TState state)
            => state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}"))
                : "";
    }
}
