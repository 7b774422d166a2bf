using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>Attack, defence, test: a defence that no test holds is a hope.</summary>
public sealed partial class SecurityDocTests
{
    private static readonly int[] Points = [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19];

    private static readonly Document Security = new("docs/security.md");

    // The contract of the stores is run by the tests of each.
    private static readonly string[] Folders = ["tests/", "src/JwtMongoSms.Testing/Stores/"];

    private static readonly HashSet<string> Tests =
    [
        .. Repository.Files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => Folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(file => TestMethod().Matches(Repository.Read(file)))
            .Select(match => match.Groups[1].Value),
    ];

    [Fact]
    public void Every_test_that_it_names_exists()
        => Convention.Holds(
            Security.Names.Where(name => Sentence().IsMatch(name)).Where(name => !Tests.Contains(name)),
            "docs/security.md names a test that is gone. Name the one that holds the defence now, or write it.");

    [Fact]
    public void Every_acceptance_point_names_its_tests()
    {
        var rows = Security.Rows("Point").ToDictionary(cells => cells[0], cells => cells[^1].Split(", ").Where(Tests.Contains).ToList());
        Convention.Holds(
            Points.Where(point => !rows.TryGetValue($"{point}", out var tests) || tests.Count == 0).Select(point => $"{point}"),
            "Name the tests of this acceptance point in the last column of its row in docs/security.md.");
    }

    [Fact]
    public void There_are_tests_to_name() => Assert.Contains(nameof(There_are_tests_to_name), Tests);

    [GeneratedRegex(@"(?:public|internal) (?:static )?(?:async )?(?:void|Task|ValueTask) (\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}$")]
    private static partial Regex Sentence();
}
