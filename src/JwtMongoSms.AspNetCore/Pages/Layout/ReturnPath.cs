using Microsoft.AspNetCore.Http.HttpResults;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Where a person came from and goes back to: a path of this application and nothing else.</summary>
internal static class ReturnPath
{
    public const string Name = "returnUrl";

    private const int LongestPath = 2_048;

    /// <returns>The path; <see langword="null"/> when the text would lead to another site, in any browser's reading.</returns>
    public static string? Parse(string? text)
        => text is { Length: > 0 and <= LongestPath } && text[0] == '/' && RedirectHttpResult.IsLocalUrl(text) && !text.Any(IsStrange) && StaysHere(text) ? text : null;

    // Browsers take \ for /, and leave out tabs and line breaks, before they look where a path leads.
    private static bool IsStrange(char c) => c is '\\' || char.IsControl(c) || char.IsWhiteSpace(c);

    private static bool StaysHere(string path)
        => Uri.TryCreate(new Uri("http://here.invalid"), path, out var uri) && uri.Authority == "here.invalid" && !uri.AbsolutePath.StartsWith("//", StringComparison.Ordinal);
}
