namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>A folder is a concept: none is named Internal, and so is no part of a namespace, since it follows the folder.</summary>
internal static class InternalFolderRule
{
    public const string Cure =
        "The keyword internal says what is internal. Put the file into its concept's folder, with that folder's namespace.";

    public static IEnumerable<Violation> Folders(IEnumerable<string> files)
        => from file in files
           let end = $"/{file}".LastIndexOf("/Internal/", StringComparison.OrdinalIgnoreCase)
           where end >= 0
           select new Violation(file[..(end + "Internal/".Length)], file);
}
