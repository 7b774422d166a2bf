using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>
/// Names of tests say what a bound does. Its figure stands once, in the code. How much a test tries (<c>Of_1000_guesses</c>) is no bound.
/// </summary>
internal static partial class BoundRule
{
    public const string Cure
        = "Name what the bound does (as many as a challenge allows, up to its bound, at the timeout) without its figure.";

    public static IEnumerable<Violation> Violations(string file, string text)
        => from match in TestName().Matches(text)
           where Figure().IsMatch(match.Groups[1].Value)
           let line = text.AsSpan(0, match.Index).Count('\n')
           select new Violation(file, $"line {line + 1}: {match.Groups[1].Value}");

    [GeneratedRegex(@"(?:void|Task(?:<\w+>)?) +([A-Z]\w*?_\w+)\(")]
    private static partial Regex TestName();

    private const string Number
        = "(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety"
        + "|a_hundred|hundred)";

    private const string Unit
        = "(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|characters?|digits?|levels?|frames?|bytes?|kB|MB|attempts?|tries)";

    [GeneratedRegex($"(?:^|_)(?:Exactly_{Number}|at_most_{Number}|no_more_than_{Number}|{Number}_{Unit})(?:_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();
}
