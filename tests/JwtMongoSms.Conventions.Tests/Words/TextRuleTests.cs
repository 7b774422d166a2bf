namespace JwtMongoSms.Conventions.Tests.Words;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("[LoggerMessage(1000, LogLevel.Debug, \"A second client has a copy: somebody read it.\")]")]
    [InlineData("throw new InvalidOperationException($\"Nobody is {name}.\");")]
    [InlineData("/// <summary>For whoever asks.</summary>")]
    [InlineData("// What becomes of it is logged.")]
    [InlineData("// What will become\n    // of it is logged.")]
    [InlineData("/// What has become\n    /// of it is logged.")]
    [InlineData("The operator sees what will become\nof it.")]
    public void A_refused_text_is_found(string text) => Assert.Single(TextRule.Violations("src/A.cs", text));

    [Fact]
    public void The_line_that_it_begins_in_is_shown()
        => Assert.Equal(
            [new("src/A.cs", "line 2: // Tell what has become"), new("src/A.cs", "line 3: /// of it: somebody")],
            TextRule.Violations("src/A.cs", "first\n  // Tell what has become\n  /// of it: somebody\n"));

    [Theory]
    [InlineData("// The client becomes a user of it.")]
    [InlineData("// Anybody, someone, everybody.")]
    [InlineData("// The user becomes known. Of these, one is kept.")]
    public void Other_texts_are_fine(string text) => Assert.Empty(TextRule.Violations("src/A.cs", text));

    [Theory]
    [InlineData("src/P/A.cs", true)]
    [InlineData("src/P/Texts/en.json", true)]
    [InlineData("README.md", true)]
    [InlineData("docs/security.md", true)]
    [InlineData("docs/decisions/README.md", true)]
    [InlineData("docs/decisions/0009-folders-are-concepts.md", true)]
    [InlineData("docs/decisions/0001-internal-types-live-in-internal-namespaces.md", false)]
    [InlineData("docs/decisions/0008-the-first-key-signs-and-all-check.md", false)]
    [InlineData("tests/P/A.cs", false)]
    [InlineData("bench/README.md", false)]
    public void Texts_that_others_read_are_held_to_it(string file, bool isRead) => Assert.Equal(isRead, TextRule.IsRead(file));
}
