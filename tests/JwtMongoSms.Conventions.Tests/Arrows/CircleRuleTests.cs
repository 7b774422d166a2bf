using JwtMongoSms.Conventions.Tests.Known;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Arrows;

public sealed class CircleRuleTests
{
    [Fact]
    public void A_circle_of_three_folders_names_the_files_and_the_symbol_of_each_arrow()
        => Assert.Equal(
            [
                new("src/Sample: A -> B", "A/One.cs -> B/Two.cs (Two); back by "
                    + "B/Two.cs -> C/Three.cs (Three), C/Three.cs -> A/One.cs (One)"),
                new("src/Sample: B -> C", "B/Two.cs -> C/Three.cs (Three, Three.Number); back by "
                    + "C/Three.cs -> A/One.cs (One), A/One.cs -> B/Two.cs (Two)"),
                new("src/Sample: C -> A", "C/Three.cs -> A/One.cs (One); back by "
                    + "A/One.cs -> B/Two.cs (Two), B/Two.cs -> C/Three.cs (Three)"),
            ],
            Find(
                ("A/One.cs", "class One { Two? two; }"),
                ("B/Two.cs", "class Two { int Get() => Three.Number; }"),
                ("C/Three.cs", "class Three { public const int Number = 3; One? one; }")));

    [Fact]
    public void A_second_file_of_an_arrow_is_named_too()
        => Assert.Equal(
            ["A/More.cs -> B/Two.cs (Two); back by B/Two.cs -> A/One.cs (One)", "A/One.cs -> B/Two.cs (Two)"],
            Find(
                ("A/More.cs", "class More { Two? two; }"),
                ("A/One.cs", "class One { Two? two; }"),
                ("B/Two.cs", "class Two { One? one; }"))
                .Where(violation => violation.Entry == "src/Sample: A -> B")
                .Select(violation => violation.Detail));

    [Fact]
    public void Folders_that_use_each_other_in_one_direction_form_none()
        => Assert.Empty(Find(
            ("A/One.cs", "class One { Two? two; Three? three; }"),
            ("B/Two.cs", "class Two { Three? three; }"),
            ("C/Three.cs", "class Three;")));

    [Fact]
    public void A_circle_that_only_a_cref_closes_is_none()
        => Assert.Empty(Find(
            ("A/One.cs", "class One { Two? two; }"),
            ("B/Two.cs", "/// <summary>For <see cref=\"One\"/>.</summary>\nclass Two;")));

    [Fact]
    public void Files_of_one_folder_may_use_each_other()
        => Assert.Empty(Find(
            ("A/One.cs", "class One { Two? two; }"),
            ("A/Two.cs", "class Two { One? one; }")));

    [Fact]
    public void Nested_folders_of_one_parent_form_none_either()
        => Assert.Equal(
            ["src/Sample/A: X -> Y", "src/Sample/A: Y -> X"],
            Find(
                ("A/X/One.cs", "class One { Two? two; }"),
                ("A/Y/Two.cs", "class Two { One? one; }")).Select(violation => violation.Entry));

    [Fact]
    public void A_folder_and_one_nested_in_it_may_use_each_other()
        => Assert.Empty(Find(
            ("A/One.cs", "class One { Two? two; }"),
            ("A/X/Two.cs", "class Two { One? one; }")));

    [Fact]
    public void Folders_nested_in_two_parents_are_their_parents()
        => Assert.Equal(
            ["src/Sample: A -> B", "src/Sample: B -> A"],
            Find(
                ("A/X/One.cs", "class One { Two? two; }"),
                ("B/Y/Two.cs", "class Two; class Three { Four? four; }"),
                ("A/Z/Four.cs", "class Four;")).Select(violation => violation.Entry));

    [Fact]
    public void An_arrow_that_the_order_refuses_is_left_to_the_order()
    {
        var order = new FolderOrder(["B", "A"], areAll: true);
        var graph = Assert.Single(Graphs(
            ("A/One.cs", "class One { Two? two; }"),
            ("B/Two.cs", "class Two { One? one; }")));
        Assert.Equal(2, CircleRule.Violations(graph).Count());
        Assert.Empty(CircleRule.Violations(graph.Without(order.IsUp)));
    }

    private static IEnumerable<Violation> Find(params (string Path, string Text)[] files)
        => Graphs(files).SelectMany(CircleRule.Violations).OrderBy(violation => violation.Entry, StringComparer.Ordinal);

    private static IEnumerable<FolderGraph> Graphs(params (string Path, string Text)[] files)
        => FolderGraph.AllBelow(Sample.Folder, new ArrowFinder(Sample.Project(files)).Arrows);
}
