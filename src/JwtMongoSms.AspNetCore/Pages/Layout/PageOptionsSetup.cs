using System.Text.RegularExpressions;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Reads and validates <see cref="PageOptions"/>.</summary>
internal sealed partial class PageOptionsSetup(SettingsSource source) : OptionsSetup<PageOptions>("Page", source)
{
    protected override void Read(SettingReader reader, PageOptions options)
    {
        options.AccentColor = reader.Text("AccentColor", options.AccentColor)!;
        options.LogoPath = reader.Text("LogoPath", options.LogoPath);
        options.TemplatePath = reader.Text("TemplatePath", options.TemplatePath);
        options.TextsPath = reader.Text("TextsPath", options.TextsPath);
        options.TermsLink = reader.Text("TermsLink", options.TermsLink);
        options.PrivacyLink = reader.Text("PrivacyLink", options.PrivacyLink);
        options.HomePath = reader.Text("HomePath", options.HomePath)!;
    }

    protected override IEnumerable<string> FindProblems(PageOptions options)
    {
        if (!Color().IsMatch(options.AccentColor))
            yield return $"{Setting.Name("Page:AccentColor")} is \"{options.AccentColor}\"; it is a colour such as #1f5fd6.";

        // The page's content security policy blocks images of other sites: a logo from another site would never show.
        if (options.LogoPath is { } logo && ReturnPath.Parse(logo) is null)
            yield return $"{Setting.Name("Page:LogoPath")} is \"{logo}\"; it is a path of the application's own such as /logo.svg.";

        if (ReturnPath.Parse(options.HomePath) is null)
            yield return $"{Setting.Name("Page:HomePath")} is \"{options.HomePath}\"; it is a path of the application's own such as /.";

        foreach (var (name, link) in new[] { ("Page:TermsLink", options.TermsLink), ("Page:PrivacyLink", options.PrivacyLink) })
        {
            if (link is not null && !IsLink(link))
            {
                yield return $"{Setting.Name(name)} is \"{link}\"; "
                    + "it is an https address, or a path of the application's own such as /terms.";
            }
        }

        foreach (var problem in options.TemplatePath is { } path ? FindInTemplate(path) : [])
            yield return $"{Setting.Name("Page:TemplatePath")} is \"{options.TemplatePath}\"; {problem}";

        foreach (var problem in options.TextsPath is { } texts ? TextFile.FindProblems(Locate(texts)) : [])
            yield return $"{Setting.Name("Page:TextsPath")} is \"{options.TextsPath}\"; {problem}";
    }

    protected override IEnumerable<string> FindNotices(PageOptions options)
        => (options.TextsPath is { } path ? TextFile.FindMissing(Locate(path)) : [])
            .Select(missing => $"{Setting.Name("Page:TextsPath")} is \"{options.TextsPath}\"; {missing}");

    private static bool IsLink(string text) => ReturnPath.Parse(text) is not null
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0);

    private IEnumerable<string> FindInTemplate(string path)
    {
        var file = Locate(path);
        return File.Exists(file)
            ? PageTemplate.Problems(File.ReadAllText(file)).Select(problem => "the file " + problem)
            : [$"there is no file {file}."];
    }

    private string Locate(string path) => Path.Combine(Source.ContentRootPath, path);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
