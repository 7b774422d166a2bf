using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>One word for one thing, in names and in sentences.</summary>
public sealed class WordTests
{
    private static readonly string[] Roots = ["bench/", "samples/", "src/", "tests/"];
    private static readonly string[] TestRoots = ["src/JwtMongoSms.Testing/", "tests/"];

    [Fact]
    public void Names_are_made_of_the_glossarys_words()
        => Convention.Holds(
            SourceProjects.All.SelectMany(NameRule.Names)
                .Concat(NameRule.Paths([.. Repository.Files.Where(IsNamedByUs)])),
            NameRule.Cure);

    [Fact]
    public void Sentences_name_who_does_what()
        => Convention.Holds(
            Repository.Texts.Where(TextRule.IsRead).SelectMany(file => TextRule.Violations(file, Repository.Read(file))),
            TextRule.Cure);

    [Fact]
    public void Names_of_tests_repeat_no_bound()
        => Convention.Holds(
            Repository.Files.Where(IsTest).SelectMany(file => BoundRule.Violations(file, Repository.Read(file))),
            BoundRule.Cure);

    private static bool IsTest(string file)
        => file.EndsWith(".cs", StringComparison.Ordinal)
            && Array.Exists(TestRoots, root => file.StartsWith(root, StringComparison.Ordinal));

    private static bool IsNamedByUs(string file) => Array.Exists(Roots, root => file.StartsWith(root, StringComparison.Ordinal));
}
