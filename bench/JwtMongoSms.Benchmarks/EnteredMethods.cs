using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Text.Json.Serialization;

namespace JwtMongoSms.Benchmarks;

/// <summary>Collects the methods of ours that are compiled, and so entered for the first time, from now on.</summary>
internal sealed class EnteredMethods : EventListener
{
    private readonly ConcurrentDictionary<string, bool> names = [];

    /// <summary>Waits until no more come, for the runtime delivers its events late.</summary>
    public async Task<string[]> ReadAsync()
    {
        for (var count = -1; count != names.Count;)
        {
            count = names.Count;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return [.. names.Keys.Order(StringComparer.Ordinal)];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        const EventKeywords Compiler = (EventKeywords)0x10;
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, Compiler);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
            return;

        // A generic type is followed by the number of its arguments, and by these in brackets.
        var type = ((string)eventData.Payload![eventData.PayloadNames!.IndexOf("MethodNamespace")]!).Split('[')[0]
            .Replace("`1", "", StringComparison.Ordinal);
        var method = (string)eventData.Payload[eventData.PayloadNames.IndexOf("MethodName")]!;
        if (IsOurs(type) && !IsLeftOut(method) && !IsGeneratedJson(type))
            names[NameOf(type, method)] = true;
    }

    private static bool IsOurs(string type) => type.StartsWith("JwtMongoSms.", StringComparison.Ordinal)
        && !type.StartsWith("JwtMongoSms.Benchmarks.", StringComparison.Ordinal)
        && !type.StartsWith("JwtMongoSms.Sqlite.", StringComparison.Ordinal);

    private static bool IsLeftOut(string method) => method is ".ctor" or ".cctor" or "<Clone>$"
        || method.StartsWith("get_", StringComparison.Ordinal) || method.StartsWith("set_", StringComparison.Ordinal);

    private static bool IsGeneratedJson(string type) => AppDomain.CurrentDomain.GetAssemblies()
        .Any(assembly => assembly.GetType(type.Split('+')[0])?.IsAssignableTo(typeof(JsonSerializerContext)) == true);

    // The state machine of RunAsync is the nested type <RunAsync>d__1; a closure keeps its own type.
    private static string NameOf(string type, string method)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        var nested = name.IndexOf("+<", StringComparison.Ordinal);
        return method == "MoveNext" && nested > 0
            ? $"{name[..nested]}.{name[(nested + 2)..name.LastIndexOf('>')]}"
            : $"{name}.{method}";
    }
}
