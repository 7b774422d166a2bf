namespace JwtMongoSms.Conventions.Tests.Known;

/// <summary>The rules that known-violations.json may list violations of.</summary>
internal static class Rule
{
    public const string AppFacingTypes = "app-facing-types";
    public const string FileNames = "file-names";
    public const string FolderCircles = "folder-circles";
    public const string FolderOrder = "folder-order";
    public const string FolderPlaces = "folder-places";
    public const string InternalFolders = "internal-folders";
    public const string InternalsVisible = "internals-visible";
    public const string LineLength = "line-length";
    public const string LogArguments = "log-arguments";
    public const string LogIds = "log-ids";
    public const string Namespaces = "namespaces";
    public const string PublicTypes = "public-types";
    public const string WordsInNames = "words-in-names";
    public const string WordsInTexts = "words-in-texts";

    public static IReadOnlyList<string> All { get; } =
    [
        AppFacingTypes, FileNames, FolderCircles, FolderOrder, FolderPlaces, InternalFolders, InternalsVisible,
        LineLength, LogArguments, LogIds, Namespaces, PublicTypes, WordsInNames, WordsInTexts,
    ];
}
