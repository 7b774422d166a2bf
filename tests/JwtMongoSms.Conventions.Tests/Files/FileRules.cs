using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>How a project's types are spread over its files and namespaces.</summary>
internal static class FileRules
{
    /// <summary>The namespace of all that an application writes against.</summary>
    public const string AppFacing = "JwtMongoSms";

    public const string PublicTypesCure =
        "One public type a file. Give each its file; what only one of them needs may stay with it, internal.";

    public const string FileNamesCure =
        "A file bears the name of its public type, or, without one, of one of its types: "
        + "Type.cs, Type.Part.cs for a part of it, TypeOfT.cs for Type<T>.";

    public const string NamespacesCure =
        "A file with a type that AppFacing.Types names is in the namespace JwtMongoSms, or, with Add..., Use... and Map... extensions, "
        + "in one of Microsoft's. Any other file has the namespace of its folder.";

    public static IEnumerable<Violation> PublicTypes(SourceProject project)
        => from file in DeclaredType.In(project).Where(type => type.IsPublic).GroupBy(type => type.File)
           from type in file.Skip(1)
           select new Violation(file.Key, $"{type.Name} beside {file.First().Name}");

    public static IEnumerable<Violation> FileNames(SourceProject project)
        => from file in DeclaredType.In(project).GroupBy(type => type.File)
           let candidates = file.Any(type => type.IsPublic) ? file.Where(type => type.IsPublic) : file
           where !candidates.Any(type => type.IsNamesake())
           select new Violation(file.Key, string.Join(", ", candidates.Select(type => type.Name)));

    public static IEnumerable<Violation> Namespaces(SourceProject project, IReadOnlyCollection<string> appFacing)
        => from file in DeclaredType.In(project).GroupBy(type => type.File)
           let expected = file.Any(type => type.IsPublic && appFacing.Contains(type.Name)) ? AppFacing : FolderNamespace(project, file.Key)
           let type = file.FirstOrDefault(type => type.Namespace != expected && !(type.IsPublic && type.IsForeignExtensions))
           where type is not null
           select new Violation(file.Key, $"{type.Namespace}, expected {expected}");

    private static string FolderNamespace(SourceProject project, string file)
        => string.Join('.', file[(project.Folder.Length + 1)..].Split('/')[..^1].Prepend(project.RootNamespace));
}
