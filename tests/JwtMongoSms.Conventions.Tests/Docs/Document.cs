using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>A Markdown file, as its checks need it: fenced blocks, tables, names in backticks, links and headings.</summary>
internal sealed partial class Document(string path)
{
    private readonly string[] lines = Repository.Read(path).Split('\n');

    /// <summary>What people read: the documents at the root and under docs/.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Repository.Files
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => file.StartsWith("docs/", StringComparison.Ordinal) || !file.Contains('/', StringComparison.Ordinal))
            .Select(file => new Document(file)),
    ];

    public string Path { get; } = path;

    /// <summary>The lines outside fenced blocks.</summary>
    public IEnumerable<string> Prose
    {
        get
        {
            var fenced = false;
            foreach (var line in lines)
            {
                if (IsFence(line))
                    fenced = !fenced;
                else if (!fenced)
                    yield return line;
            }
        }
    }

    /// <summary>What stands in backticks outside fenced blocks.</summary>
    public IEnumerable<string> Names => NamesIn(Prose);

    /// <summary>What stands in backticks below a heading of the second level.</summary>
    public IEnumerable<string> NamesBelow(string heading) => NamesIn(Prose
        .SkipWhile(line => line != "## " + heading)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)));

    /// <summary>Where links lead, and where pictures come from.</summary>
    public IEnumerable<string> Links => Prose
        .Select(line => Backticks().Replace(line, ""))
        .SelectMany(line => Link().Matches(line))
        .Select(match => match.Groups[1].Value);

    /// <summary>What a link's #fragment can name, as GitHub makes it of headings.</summary>
    public IEnumerable<string> Anchors => Prose.Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The rows of every table whose first heading is this one, as cells without their backticks.</summary>
    public IReadOnlyList<string[]> Rows(string firstHeading)
    {
        var rows = new List<string[]>();
        var inside = false;
        foreach (var cells in Prose.Select(CellsOf))
        {
            if (cells.Length > 0 && inside && !cells[0].StartsWith("---", StringComparison.Ordinal))
                rows.Add(cells);
            inside = cells.Length > 0 && (inside || cells[0] == firstHeading);
        }

        return rows;
    }

    /// <summary>The fenced blocks of a language, with what follows its name and the number of their first line.</summary>
    public IEnumerable<(string Info, int Line, string Code)> Blocks(string language)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsFence(lines[i]))
                continue;

            var info = lines[i].Trim().TrimStart('`').Split(' ', 2);
            var start = ++i;
            while (i < lines.Length && !IsFence(lines[i]))
                i++;

            if (info[0] == language)
                yield return (info.Length > 1 ? info[1] : "", start + 1, string.Join('\n', lines[start..i]));
        }
    }

    public override string ToString() => Path;

    private static IEnumerable<string> NamesIn(IEnumerable<string> lines)
        => lines.SelectMany(line => Backticks().Matches(line)).Select(match => match.Groups[1].Value);

    private static bool IsFence(string line) => line.TrimStart().StartsWith("```", StringComparison.Ordinal);

    private static string[] CellsOf(string line) => line.StartsWith('|')
        ? [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Replace("`", "", StringComparison.Ordinal))]
        : [];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"(?:\]\(|\ssrc(?:set)?="")([^)""\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
