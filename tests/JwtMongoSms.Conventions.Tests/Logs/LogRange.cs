using System.Globalization;
using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Logs;

/// <summary>The event ids that a Log.cs keeps for itself, as its summary names them: "1100 to 1199".</summary>
internal sealed partial record LogRange(int First, int Last)
{
    public static IReadOnlyList<LogRange> AllIn(string summary)
        => [.. Text().Matches(summary).Select(match => new LogRange(NumberIn(match.Groups[1]), NumberIn(match.Groups[2])))];

    public bool Has(int id) => id >= First && id <= Last;

    public bool Overlaps(LogRange other) => First <= other.Last && other.First <= Last;

    private static int NumberIn(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(\d+) to (\d+)\b")]
    private static partial Regex Text();
}
