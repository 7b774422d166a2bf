namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>The folders of a project from the ground up: a folder uses only those before it.</summary>
/// <param name="folders">The folders in their order.</param>
/// <param name="areAll">Whether the project has no other; otherwise the others come after these and have no order.</param>
internal sealed class FolderOrder(IReadOnlyList<string> folders, bool areAll)
{
    public const string Cure =
        "This arrow runs up. A folder uses the folders before it in FolderOrders, and never a file in the project's root. "
        + "Move the code to where its arrows run down.";

    public const string StrangerCure =
        "FolderOrders doesn't name this folder. Put its files into one that it names, or give it a place there: a decision.";

    /// <summary>The order of a project that names none: only its root is above the rest.</summary>
    public static FolderOrder None { get; } = new([], areAll: false);

    public bool IsUp(string from, string to) => RankOf(to) > RankOf(from);

    public IEnumerable<Violation> Violations(string project, IEnumerable<Arrow> arrows)
    {
        var graph = new FolderGraph(project, []);
        return from arrow in arrows
               let @from = graph.FolderOf(arrow.From)
               where @from is not null
               let to = graph.FolderOf(arrow.To)
               where to is null || IsUp(@from, to)
               group arrow.Symbol by (arrow.From, arrow.To, Target: to ?? "the root") into pair
               select new Violation(
                   $"{pair.Key.From} -> {pair.Key.Target}",
                   $"{pair.Key.From} -> {pair.Key.To} ({string.Join(", ", pair)})");
    }

    /// <summary>Finds the folders that have no place in the order.</summary>
    public IEnumerable<Violation> Strangers(string project, IEnumerable<string> files)
        => from file in files
           let folder = new FolderGraph(project, []).FolderOf(file)
           where folder is not null && areAll && !folders.Contains(folder)
           select new Violation($"{project}/{folder}/", file);

    private int RankOf(string folder) => folders.Contains(folder) ? folders.ToList().IndexOf(folder) : folders.Count;
}
