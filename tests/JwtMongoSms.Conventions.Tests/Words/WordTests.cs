using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>One word for one thing, in names and in sentences.</summary>
public sealed class WordTests
{
    private static readonly string[] Roots = ["bench/", "samples/", "src/", "tests/"];

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

    private static bool IsNamedByUs(string file) => Array.Exists(Roots, root => file.StartsWith(root, StringComparison.Ordinal));
}
