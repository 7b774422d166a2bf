using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Arrows;

public sealed class CircleRuleTests
{
    [Fact]
    public void A_circle_of_three_folders_names_the_files_and_the_symbol_of_each_arrow()
        => Assert.Equal(
            [
                new("src/Sample: A -> B", "A/More.cs -> B/Two.cs (Two); back by "
                    + "B/Two.cs -> C/Three.cs (Three), C/Three.cs -> A/One.cs (One)"),
                new("src/Sample: A -> B", "A/One.cs -> B/Two.cs (Two)"),
                new("src/Sample: B -> C", "B/Two.cs -> C/Three.cs (Three, Three.Number); back by "
                    + "C/Three.cs -> A/One.cs (One), A/More.cs -> B/Two.cs (Two)"),
                new("src/Sample: C -> A", "C/Three.cs -> A/One.cs (One); back by "
                    + "A/More.cs -> B/Two.cs (Two), B/Two.cs -> C/Three.cs (Three)"),
            ],
            Graphs(
                "A/More.cs: class More { Two? two; }",
                "A/One.cs: class One { Two? two; }",
                "B/Two.cs: class Two { int Get() => Three.Number; }",
                "C/Three.cs: class Three { public const int Number = 3; One? one; }")
                .SelectMany(CircleRule.Violations).OrderBy(violation => violation.Entry, StringComparer.Ordinal));

    [Theory]
    [InlineData("", "A/One.cs: class One { Two? two; Three? three; }", "B/Two.cs: class Two { Three? three; }", "C/Three.cs: class Three;")]
    [InlineData("", "A/One.cs: class One { Two? two; }", "A/Two.cs: class Two { One? one; }")]
    [InlineData("", "A/One.cs: class One { Two? two; }", "A/X/Two.cs: class Two { One? one; }")]
    [InlineData("src/Sample/A: X -> Y, src/Sample/A: Y -> X",
        "A/X/One.cs: class One { Two? two; }", "A/Y/Two.cs: class Two { One? one; }")]
    [InlineData("src/Sample: A -> B, src/Sample: B -> A",
        "A/X/One.cs: class One { Two? two; }", "B/Y/Two.cs: class Two; class Three { Four? four; }", "A/Z/Four.cs: class Four;")]
    public void Folders_of_one_parent_that_use_each_other_are_a_circle(string circle, params string[] files)
        => Assert.Equal(
            circle.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            Graphs(files).SelectMany(CircleRule.Violations).Select(violation => violation.Entry).Order(StringComparer.Ordinal));

    [Fact]
    public void An_arrow_that_the_order_refuses_is_left_to_the_order()
    {
        var order = new FolderOrder(["B", "A"], areAll: true);
        var graph = Assert.Single(Graphs("A/One.cs: class One { Two? two; }", "B/Two.cs: class Two { One? one; }"));
        Assert.Equal(2, CircleRule.Violations(graph).Count());
        Assert.Empty(CircleRule.Violations(graph.Without(order.IsUp)));
    }

    private static IEnumerable<FolderGraph> Graphs(params string[] files)
    {
        var project = Sample.Project([.. files.Select(file => file.Split(": ", 2)).Select(file => (file[0], file[1]))]);
        return FolderGraph.AllBelow(Sample.Folder, new ArrowFinder(project).Arrows);
    }
}
