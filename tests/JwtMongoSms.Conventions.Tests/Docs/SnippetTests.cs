namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>Snippets compile. A block <c>csharp</c> is a whole file, a block <c>csharp fragment</c> the inside of a method.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string, int> Blocks { get; } =
        [.. Document.All.SelectMany(document => document.Blocks("csharp").Select(block => (document.Path, block.Line)))];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_snippet_compiles(string path, int line)
    {
        var (info, _, code) = Assert.Single(new Document(path).Blocks("csharp"), block => block.Line == line);
        Assert.True(info is "" or "fragment", $"{path}, line {line}: a block is ```csharp or ```csharp fragment, not ```csharp {info}.");
        Convention.Holds(Snippets.Errors(code, info == "fragment"), $"The block at {path}, line {line} doesn't compile.");
    }

    [Fact]
    public void The_first_thing_a_newcomer_copies_is_among_them()
    {
        Assert.Contains(Blocks, row => row.Data.Item1 == "README.md");
        Assert.Contains(Blocks, row => row.Data.Item1 == "docs/getting-started.md");
    }

    [Theory]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapNothing();", false)]
    [InlineData("builder.AddNothing();", true)]
    public void A_snippet_that_cannot_compile_is_found_out(string code, bool isFragment)
        => Assert.NotEmpty(Snippets.Errors(code, isFragment));

    [Theory]
    [InlineData("#:sdk Microsoft.NET.Sdk.Web\nvar app = WebApplication.CreateBuilder(args).Build();\napp.Run();", false)]
    [InlineData("using Microsoft.Extensions.Options;\nbuilder.AddJwtMongoSms();\nvar options = Options.Create(\"\");", true)]
    [InlineData("public sealed record Mine(PathString Path);", false)]
    public void A_snippet_that_can_compile_does(string code, bool isFragment) => Assert.Empty(Snippets.Errors(code, isFragment));
}
