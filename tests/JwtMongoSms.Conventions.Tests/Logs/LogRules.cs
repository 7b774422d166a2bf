namespace JwtMongoSms.Conventions.Tests.Logs;

/// <summary>Each Log.cs keeps to the ids that its summary names, and its lines take plain values.</summary>
internal static class LogRules
{
    public const string IdsCure =
        "[LoggerMessage] stands in a Log.cs, whose summary names its ids as \"1100 to 1199\". "
        + "No id stands twice, and no two files share a range.";

    public const string ArgumentsCure =
        "A log line takes text, numbers, bool, enums, TimeSpan, DateTimeOffset and an exception. "
        + "Write out what else it says: challenge.ToString(), address.Host.";

    /// <summary>Finds messages outside a Log.cs or its ranges, ids that stand twice, and ranges that meet.</summary>
    public static IEnumerable<Violation> Ids(IReadOnlyList<LogMessage> messages)
    {
        var ranges = messages.DistinctBy(message => message.File)
            .ToDictionary(message => message.File, message => LogRange.AllIn(message.Summary));
        return Misplaced(messages, ranges)
            .Concat(from one in messages
                    from other in messages
                    where one != other && one.EventId == other.EventId
                    select new Violation(one.File, $"{one} has the id of {other.Method.Name} in {other.File}"))
            .Concat(from one in ranges
                    from other in ranges
                    where one.Key != other.Key && one.Value.Any(range => other.Value.Any(range.Overlaps))
                    select new Violation(one.Key, $"shares a range with {other.Key}"));
    }

    /// <summary>Finds arguments that could print more than they should: objects of ours, addresses with a query, lists.</summary>
    public static IEnumerable<Violation> Arguments(IEnumerable<LogMessage> messages)
        => from message in messages
           from parameter in message.Method.Parameters
           where parameter.Type.Name != "ILogger" && !PlainValue.Is(parameter.Type)
           select new Violation(message.File, $"{message}: {parameter}");

    private static IEnumerable<Violation> Misplaced(IReadOnlyList<LogMessage> messages, Dictionary<string, IReadOnlyList<LogRange>> ranges)
    {
        foreach (var message in messages)
        {
            if (Path.GetFileName(message.File) != "Log.cs")
                yield return new Violation(message.File, $"{message} stands outside a Log.cs");
            if (!ranges[message.File].Any(range => range.Has(message.EventId)))
                yield return new Violation(message.File, $"{message} is outside the ranges that the summary names");
        }
    }
}
