using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>An arrow is a reference in code, not a word in a comment.</summary>
public sealed class ArrowFinderTests
{
    private const string Target =
        """
        namespace Sample.B;

        public class Target : System.Attribute
        {
            public const int Number = 1;
            public static Target Made() => new();
        }

        public static class TargetExtensions
        {
            public static int Doubled(this int number) => 2 * number;
        }
        """;

    [Theory]
    [InlineData("class User : Target;", "Target")]
    [InlineData("[Target] class User;", "Target")]
    [InlineData("class User { Target? field; }", "Target")]
    [InlineData("class User { object Get() => new Target(); }", "Target")]
    [InlineData("class User { System.Collections.Generic.List<Target> field = []; }", "Target")]
    [InlineData("class User { string Get() => nameof(Target); }", "Target")]
    [InlineData("class User { int Get() => 1.Doubled(); }", "TargetExtensions.Doubled")]
    [InlineData("class User { int Get() => Sample.B.Target.Number; }", "Target.Number")]
    [InlineData("class User { object Get() { var made = Target.Made(); return made; } }", "Target.Made")]
    [InlineData("class User { System.Func<object> Get() => Target.Made; }", "Target.Made")]
    public void A_reference_in_code_is_an_arrow(string code, string symbol)
        => Assert.Contains(
            new Arrow("src/Sample/A/User.cs", "src/Sample/B/Target.cs", symbol),
            ArrowsOf($"using Sample.B;\nnamespace Sample.A;\n{code}"));

    [Theory]
    [InlineData("/// <summary>As <see cref=\"Target\"/> does.</summary>\nclass User;")]
    [InlineData("// As Target does.\nclass User;")]
    [InlineData("class User { string text = \"Target\"; }")]
    [InlineData("class User { int Target => 1; int Get() => Target; }")]
    public void A_cref_a_using_a_comment_and_a_namesake_are_none(string code)
        => Assert.Empty(ArrowsOf(
            $"using Sample.B;\nusing static Sample.B.Target;\nusing Other = Sample.B.Target;\nnamespace Sample.A;\n{code}"));

    [Fact]
    public void A_type_in_several_parts_is_at_home_in_each()
        => Assert.Equal(
            [new Arrow("src/Sample/A/Both.cs", "src/Sample/B/Both.cs", "Both.Get")],
            new ArrowFinder(Sample.Project(
                ("A/Both.cs", "partial class Both { Both? next; int Once() => Get(); }"),
                ("B/Both.cs", "partial class Both { Both? last; int Get() => 1; }"))).Arrows);

    [Fact]
    public void A_member_that_a_source_generator_adds_stands_with_its_type()
    {
        var finder = new ArrowFinder(Sample.ProjectWithGenerators(
            ("A/User.cs", "namespace Sample; class User { object Get() => Json.Default.Int32; }"),
            ("B/Json.cs",
                """
                using System.Text.Json.Serialization;
                namespace Sample;
                [JsonSerializable(typeof(int))] partial class Json : JsonSerializerContext;
                """)));
        Assert.Empty(finder.Unbound);
        Assert.Contains(new Arrow("src/Sample/A/User.cs", "src/Sample/B/Json.cs", "Json.Default"), finder.Arrows);
    }

    [Fact]
    public void A_name_that_means_nothing_is_told()
        => Assert.Equal(
            ["src/Sample/User.cs: Missing"], new ArrowFinder(Sample.Project(("User.cs", "class User { Missing? field; }"))).Unbound);

    private static IReadOnlyList<Arrow> ArrowsOf(string user)
    {
        var finder = new ArrowFinder(Sample.Project(("A/User.cs", user), ("B/Target.cs", Target)));
        Assert.Empty(finder.Unbound);
        return finder.Arrows;
    }
}
