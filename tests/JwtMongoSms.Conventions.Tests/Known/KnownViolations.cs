using System.Text.Encodings.Web;
using System.Text.Json;

namespace JwtMongoSms.Conventions.Tests.Known;

/// <summary>
/// The violations that the tree still has, by rule and entry: a list that may only shrink. Without the file there are none.
/// With UPDATE_KNOWN_VIOLATIONS=1 each rule writes its part anew, and fails.
/// </summary>
internal sealed class KnownViolations(string path)
{
    public const string Update = "UPDATE_KNOWN_VIOLATIONS";

    private const string Name = "tests/JwtMongoSms.Conventions.Tests/known-violations.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock access = new();

    /// <summary>Gets the list of the repository.</summary>
    public static KnownViolations InTheTree { get; } = new(Path.Combine(Repository.Root, Name));

    public IReadOnlyCollection<string> Rules => Read().Keys;

    /// <summary>Fails for a violation that is not in the list, and for one in the list that is gone.</summary>
    public static void Hold(string rule, IEnumerable<Violation> violations, string cure)
    {
        List<Violation> found = [.. violations];
        var problem = Environment.GetEnvironmentVariable(Update) == "1"
            ? InTheTree.Rewrite(rule, found)
            : InTheTree.Check(rule, found, cure);
        if (problem.Length > 0)
            Assert.Fail(problem);
    }

    /// <summary>Compares what was found with the list.</summary>
    /// <returns>What is new and what is gone; empty when there is neither.</returns>
    public string Check(string rule, IEnumerable<Violation> found, string cure)
    {
        var known = Read().GetValueOrDefault(rule, []);
        var entries = found.OrderBy(violation => violation.Entry, StringComparer.Ordinal).ToLookup(violation => violation.Entry);
        var added = string.Concat(
            from entry in entries
            let count = known.GetValueOrDefault(entry.Key)
            where entry.Count() > count
            let details = string.Concat(entry.Select(violation => $"\n    {violation.Detail}"))
            select $"\n  {entry.Key}: {entry.Count()}, known are {count}{details}");
        var gone = string.Concat(
            from entry in known
            let count = entries[entry.Key].Count()
            where count < entry.Value
            select $"\n  {entry.Key}: {(count == 0 ? "remove it" : $"{count} are left, write {count} in place of {entry.Value}")}");

        return (added.Length > 0 ? $"{cure}{added}\n" : "")
            + (gone.Length > 0 ? $"Mended, but still under \"{rule}\" in {Name} ({Update}=1 does it):{gone}\n" : "");
    }

    /// <summary>Puts what was found in the place of the rule's list. A file with nothing left in it is deleted.</summary>
    public string Rewrite(string rule, IEnumerable<Violation> found)
    {
        lock (access)
        {
            var rules = Read();
            rules[rule] = Sorted(found.CountBy(violation => violation.Entry).ToDictionary());
            foreach (var ended in rules.Where(list => list.Value.Count == 0 || !Rule.All.Contains(list.Key)).ToList())
                rules.Remove(ended.Key);

            if (rules.Count == 0)
                File.Delete(path);
            else
                File.WriteAllText(path, JsonSerializer.Serialize(rules, Format) + "\n");
        }

        return $"\"{rule}\" is rewritten in {Name}: look at the diff, then run without {Update}.";
    }

    private static SortedDictionary<string, int> Sorted(Dictionary<string, int> entries) => new(entries, StringComparer.Ordinal);

    private SortedDictionary<string, SortedDictionary<string, int>> Read()
    {
        lock (access)
        {
            var text = File.Exists(path) ? File.ReadAllText(path) : "{}";
            var rules = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(text)!;
            return new(rules.ToDictionary(list => list.Key, list => Sorted(list.Value)), StringComparer.Ordinal);
        }
    }
}
