using JwtMongoSms.Conventions.Tests.Sources;
using JwtMongoSms.Conventions.Tests.Types;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>How source files are cut, named and placed.</summary>
public sealed class FileTests
{
    private const int MaxLines = 200;

    [Fact]
    public void There_are_types_to_look_at() => Assert.NotEmpty(SourceProjects.Shipped.SelectMany(DeclaredType.In));

    [Fact]
    public void No_file_is_too_long()
        => Convention.Holds(
            from file in Repository.Sources
            let lines = Repository.Read(file).TrimEnd().Count(c => c == '\n') + 1
            where lines > MaxLines
            select $"{file}: {lines} lines",
            "Cut the file where its second job begins; 40 lines are the aim.");

    [Fact]
    public void No_line_is_too_long()
    {
        var maxLength = LineRule.MaxLength(Repository.Read(".editorconfig"));
        Convention.Holds(
            from file in Repository.Texts
            let text = Repository.Read(file)
            where LineRule.IsMeasured(file, text)
            from violation in LineRule.Violations(file, text, maxLength)
            select violation,
            LineRule.Cure);
    }

    [Fact]
    public void A_file_holds_one_public_type()
        => Convention.Holds(SourceProjects.Shipped.SelectMany(FileRules.PublicTypes), FileRules.PublicTypesCure);

    [Fact]
    public void A_file_bears_its_types_name()
        => Convention.Holds(SourceProjects.Shipped.SelectMany(FileRules.FileNames), FileRules.FileNamesCure);

    [Fact]
    public void A_namespace_is_JwtMongoSms_or_the_files_folder()
        => Convention.Holds(
            SourceProjects.Shipped.SelectMany(project => FileRules.Namespaces(project, AppFacing.Types)),
            FileRules.NamespacesCure);

    [Fact]
    public void No_folder_is_named_Internal()
        => Convention.Holds(
            InternalFolderRule.Folders(Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal))),
            InternalFolderRule.Cure);
}
