using System.Text.RegularExpressions;
using JwtMongoSms.AspNetCore.Pages.Layout;

namespace JwtMongoSms.Settings.Internal;

/// <summary>What is wrong with the settings of the sign-in page.</summary>
internal static partial class PageSettingsCheck
{
    public static IEnumerable<string> Problems(PageOptions options, string contentRoot)
    {
        if (!Color().IsMatch(options.AccentColor))
            yield return $"{Setting.Name("Page:AccentColor")} is \"{options.AccentColor}\"; it is a colour such as #1f5fd6.";

        // The page's policy loads nothing from elsewhere: an address of another site would be a hole in the page, and no picture.
        if (options.LogoPath is { } logo && ReturnPath.Parse(logo) is null)
            yield return $"{Setting.Name("Page:LogoPath")} is \"{logo}\"; it is a path of the application's own such as /logo.svg.";

        if (ReturnPath.Parse(options.HomePath) is null)
            yield return $"{Setting.Name("Page:HomePath")} is \"{options.HomePath}\"; it is a path of the application's own such as /.";

        foreach (var problem in options.TemplatePath is { } path ? OfTemplate(path, contentRoot) : [])
            yield return $"{Setting.Name("Page:TemplatePath")} is \"{options.TemplatePath}\"; {problem}";
    }

    private static IEnumerable<string> OfTemplate(string path, string contentRoot)
    {
        var file = Path.Combine(contentRoot, path);
        return File.Exists(file)
            ? PageTemplate.Problems(File.ReadAllText(file)).Select(problem => "the file " + problem)
            : [$"there is no file {file}."];
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
