using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Splits a layout at its <c>{{names}}</c>.</summary>
internal static partial class PageTemplate
{
    private static readonly string[] Names = ["language", "direction", "title", "head", "brand", "content"];

    /// <summary>Gets pieces of HTML and names in turn, HTML first and last.</summary>
    public static string[] Split(string template) => Placeholder().Split(template);

    /// <summary>Gets what is wrong with a template.</summary>
    public static IEnumerable<string> Problems(string template)
    {
        var pieces = Split(template);
        var names = pieces.Where((_, index) => index % 2 == 1).ToList();
        foreach (var name in names.Except(Names))
            yield return $"has {{{{{name}}}}}; it may have {string.Join(", ", Names.Select(known => $"{{{{{known}}}}}"))}.";

        foreach (var name in new[] { "head", "content" }.Where(name => names.Count(found => found == name) != 1))
            yield return $"has {{{{{name}}}}} {names.Count(found => found == name)} times; it has it once.";
    }

    [GeneratedRegex(@"\{\{\s*([a-z]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
