using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Files;

public sealed class FileRulesTests
{
    private static readonly string[] AppFacing = ["One", "OneExtensions"];

    [Fact]
    public void A_second_public_type_is_found()
        => Assert.Equal(
            [new Violation("src/Sample/One.cs", "Two beside One"), new Violation("src/Sample/One.cs", "Three beside One")],
            FileRules.PublicTypes(Sample.Project(
                ("One.cs", "public class One; public enum Two; internal class Hidden; public delegate void Three();"))));

    [Theory]
    [InlineData("public class One { public class Nested; } internal record Companion;")]
    [InlineData("internal class One; internal class Companion;")]
    public void A_public_type_may_have_companions(string code) => Assert.Empty(FileRules.PublicTypes(Sample.Project(("One.cs", code))));

    [Theory]
    [InlineData("One.cs", "public class Two; class One;")]
    [InlineData("One.cs", "class Two; class Three;")]
    [InlineData("ListOf.cs", "class List<T>;")]
    public void A_file_with_another_name_is_found(string path, string code)
        => Assert.Equal($"src/Sample/{path}", Assert.Single(FileRules.FileNames(Sample.Project((path, code)))).Entry);

    [Theory]
    [InlineData("One.cs", "public class One; class Two;")]
    [InlineData("SendEndpoint.cs", "record SendRequest; record SendResponse; static class SendEndpoint;")]
    [InlineData("One.Part.cs", "public partial class One;")]
    [InlineData("ListOfT.cs", "class List<T>;")]
    [InlineData("List.cs", "class List<T>;")]
    [InlineData("Usings.cs", "global using System.Text;")]
    public void A_file_that_bears_its_types_name_is_fine(string path, string code)
        => Assert.Empty(FileRules.FileNames(Sample.Project((path, code))));

    [Theory]
    [InlineData("namespace Sample.Concept; public class One;", "Sample.Concept, expected JwtMongoSms")]
    [InlineData("namespace JwtMongoSms; class One;", "JwtMongoSms, expected Sample.Concept")]
    [InlineData("namespace Sample; class One;", "Sample, expected Sample.Concept")]
    [InlineData("namespace JwtMongoSms; public class Reader;", "JwtMongoSms, expected Sample.Concept")]
    [InlineData("namespace Microsoft.Extensions.Hosting; public class One;", "Microsoft.Extensions.Hosting, expected JwtMongoSms")]
    public void A_namespace_out_of_place_is_found(string code, string problem)
        => Assert.Equal(
            [new Violation("src/Sample/Concept/One.cs", problem)],
            FileRules.Namespaces(Sample.Project(("Concept/One.cs", code)), AppFacing));

    [Theory]
    [InlineData("namespace JwtMongoSms; public class One; record Companion;")]
    [InlineData("namespace Sample.Concept; class One;")]
    [InlineData("namespace Sample.Concept; public class Reader;")]
    [InlineData("namespace Microsoft.Extensions.Hosting; public static class OneExtensions;")]
    public void A_namespace_in_its_place_is_fine(string code)
        => Assert.Empty(FileRules.Namespaces(Sample.Project(("Concept/One.cs", code)), AppFacing));

    [Fact]
    public void A_projects_root_namespace_counts()
        => Assert.Empty(FileRules.Namespaces(new SourceProject(
            Sample.Folder,
            [new("src/Sample/Concept/One.cs", "namespace Root.Concept; class One;")],
            new SourceProjectSettings { RootNamespace = "Root" }), AppFacing));

    [Theory]
    [InlineData("src/P/Internal/A.cs", "src/P/Internal/")]
    [InlineData("src/P/Users/internal/Deep/A.cs", "src/P/Users/internal/")]
    public void A_folder_named_Internal_is_found(string file, string folder)
        => Assert.Equal(
            [new Violation(folder, file)],
            InternalFolderRule.Folders(["src/P/A.cs", "src/P/Internals/A.cs", "src/P/Internal.cs", file]));
}
