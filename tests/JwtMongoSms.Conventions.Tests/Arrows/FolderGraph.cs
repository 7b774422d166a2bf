namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>The folders directly below one parent, and the arrows between them.</summary>
internal sealed class FolderGraph
{
    private readonly ILookup<string, string> targets;

    public FolderGraph(string parent, IEnumerable<Arrow> arrows)
    {
        Parent = parent;
        Arrows =
        [
            .. from arrow in arrows
               let @from = FolderOf(arrow.From)
               let to = FolderOf(arrow.To)
               where @from is not null && to is not null && @from != to
               group arrow by (@from, to),
        ];
        targets = Arrows.ToLookup(group => group.Key.From, group => group.Key.To);
    }

    public string Parent { get; }

    public IReadOnlyList<IGrouping<(string From, string To), Arrow>> Arrows { get; }

    /// <summary>Gets every folder below a project's that has folders with arrows between them, the project's own folder first.</summary>
    public static IEnumerable<FolderGraph> AllBelow(string project, IReadOnlyList<Arrow> arrows)
        => arrows.SelectMany(arrow => new[] { arrow.From, arrow.To })
            .SelectMany(ParentsOf)
            .Where(folder => folder == project || folder.StartsWith(project + "/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(folder => new FolderGraph(folder, arrows))
            .Where(graph => graph.Arrows.Count > 0);

    /// <summary>Leaves out the arrows between folders that the condition holds for.</summary>
    public FolderGraph Without(Func<string, string, bool> condition)
        => new(Parent, Arrows.Where(group => !condition(group.Key.From, group.Key.To)).SelectMany(group => group));

    /// <summary>Gets the name of a file's folder below the parent; null for a file that stands in the parent itself or elsewhere.</summary>
    public string? FolderOf(string file)
    {
        if (!file.StartsWith(Parent + "/", StringComparison.Ordinal))
            return null;

        var rest = file[(Parent.Length + 1)..].Split('/');
        return rest.Length > 1 ? rest[0] : null;
    }

    /// <summary>Finds the shortest way between two folders along the arrows, both ends included; empty when there is none.</summary>
    public IReadOnlyList<string> Way(string from, string to)
    {
        var ways = new Queue<IReadOnlyList<string>>([[from]]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == to)
                return way;

            foreach (var next in targets[way[^1]].Where(seen.Add))
                ways.Enqueue([.. way, next]);
        }

        return [];
    }

    private static IEnumerable<string> ParentsOf(string file)
    {
        for (var end = file.LastIndexOf('/'); end > 0; end = file.LastIndexOf('/', end - 1))
            yield return file[..end];
    }
}
