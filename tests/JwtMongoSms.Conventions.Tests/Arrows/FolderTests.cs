using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>The folders of a project use each other in one direction.</summary>
public sealed class FolderTests
{
    private static readonly IReadOnlyList<(SourceProject Project, ArrowFinder Finder)> Found =
        [.. SourceProjects.Shipped.Select(project => (project, new ArrowFinder(project)))];

    [Fact]
    public void There_are_arrows_to_look_at() => Assert.NotEmpty(Found.SelectMany(found => found.Finder.Arrows));

    [Fact]
    public void Every_name_is_understood()
        => Convention.Holds(
            Found.SelectMany(found => found.Finder.Unbound),
            "The tests' compilation doesn't know these names, so their arrows are missing: SourceProjects lacks what the build has.");

    [Fact]
    public void The_folders_of_a_project_form_no_circle()
        => Convention.Holds(
            from found in Found
            let order = FolderOrders.For(found.Project.Name)
            from graph in FolderGraph.AllBelow(found.Project.Folder, found.Finder.Arrows)
            from violation in CircleRule.Violations(graph.Parent == found.Project.Folder ? graph.Without(order.IsUp) : graph)
            select violation,
            CircleRule.Cure);

    [Fact]
    public void A_folder_uses_only_those_before_it()
        => Convention.Holds(
            from found in Found
            from violation in FolderOrders.For(found.Project.Name).Violations(found.Project.Folder, found.Finder.Arrows)
            select violation,
            FolderOrder.Cure);

    [Fact]
    public void Every_folder_has_its_place()
        => Convention.Holds(
            from found in Found
            let files = found.Project.Trees.Select(tree => tree.FilePath)
            from violation in FolderOrders.For(found.Project.Name).Strangers(found.Project.Folder, files)
            select violation,
            FolderOrder.StrangerCure);
}
