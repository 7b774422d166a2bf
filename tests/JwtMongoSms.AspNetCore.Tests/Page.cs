using System.Net;
using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>An answer as a person's browser gets it.</summary>
internal sealed partial record Page(
    int Status, string Path, string Html, string? Location, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> SetCookies)
{
    /// <summary>The forms: where each posts to, and what stands in its fields already.</summary>
    public IReadOnlyList<(string Action, Dictionary<string, string> Fields)> Forms =>
    [
        .. Form().Matches(Html).Select(form => (
            WebUtility.HtmlDecode(form.Groups[1].Value),
            Input().Matches(form.Groups[2].Value)
                .ToDictionary(input => input.Groups[1].Value, input => WebUtility.HtmlDecode(input.Groups[2].Value)))),
    ];

    public (int Status, string? Location) Redirect => (Status, Location);

    public (int Status, string Html) Body => (Status, Html);

    /// <summary>What the page says, as it is read.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    /// <summary>The form that posts to a path.</summary>
    public (string Action, Dictionary<string, string> Fields) FormTo(string path)
    {
        var form = Forms.FirstOrDefault(form => form.Action.Split('?')[0].EndsWith(path, StringComparison.Ordinal));
        Assert.True(form.Action is not null, $"{Path} has no form to {path}: {Status} {Html}");
        return form;
    }

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    [GeneratedRegex("""<form method="post" action="([^"]*)"[^>]*>(.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input (?:[^>]*? )?name="([^"]*)"(?:[^>]*? value="([^"]*)")?""")]
    private static partial Regex Input();
}
