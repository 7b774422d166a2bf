namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>No circle between the folders of one parent.</summary>
internal static class CircleRule
{
    public const string Cure =
        "These folders use each other in a circle. Move what both need to the folder that the other already uses, or to one below both.";

    /// <summary>Finds each arrow of each circle, file by file, and the arrows of the shortest way back.</summary>
    public static IEnumerable<Violation> Violations(FolderGraph graph)
        => from arrows in graph.Arrows
           let way = graph.Way(arrows.Key.To, arrows.Key.From)
           where way.Count > 0
           let back = way.Zip(way.Skip(1)).Select(step => graph.Arrows.Single(others => others.Key == step).First())
           from pair in arrows.GroupBy(arrow => (arrow.From, arrow.To)).Index()
           let detail = $"{pair.Item.Key.From} -> {pair.Item.Key.To} ({string.Join(", ", pair.Item.Select(arrow => arrow.Symbol))})"
           select new Violation(
               $"{graph.Parent}: {arrows.Key.From} -> {arrows.Key.To}",
               (pair.Index == 0 ? $"{detail}; back by {string.Join(", ", back)}" : detail).Replace($"{graph.Parent}/", ""));
}
