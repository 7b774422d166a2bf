using JwtMongoSms.Conventions.Tests.Known;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>A folder is a concept: none is named Internal, nor is a part of a namespace.</summary>
internal static class InternalFolderRule
{
    public const string Cure =
        "The keyword internal says what is internal. Put the file into its concept's folder, with that folder's namespace.";

    public static IEnumerable<Violation> Folders(IEnumerable<string> files)
        => from file in files
           let end = $"/{file}".LastIndexOf("/Internal/", StringComparison.OrdinalIgnoreCase)
           where end >= 0
           select new Violation(file[..(end + "Internal/".Length)], file);

    public static IEnumerable<Violation> Namespaces(SourceProject project)
        => from type in DeclaredType.In(project)
           where type.Namespace.Split('.').Contains("Internal", StringComparer.OrdinalIgnoreCase)
           select new Violation($"namespace {type.Namespace}", type.File);
}
