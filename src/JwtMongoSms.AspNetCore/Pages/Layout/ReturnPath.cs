using Microsoft.AspNetCore.Http.HttpResults;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>The page that a browser came from and goes back to: a path of this host and nothing else.</summary>
internal static class ReturnPath
{
    public const string Name = "returnUrl";

    private const int MaxLength = 2_048;

    /// <returns>The path; <see langword="null"/> when any browser would take the text for another site's address.</returns>
    public static string? Parse(string? text) => text is { Length: <= MaxLength } and ['/', ..] && IsPathHere(text) ? text : null;

    private static bool IsPathHere(string text) => RedirectHttpResult.IsLocalUrl(text) && !text.Any(IsStrange) && StaysHere(text);

    // Before browsers resolve a path, they read \ as / and drop tabs and line breaks.
    private static bool IsStrange(char c) => c is '\\' || char.IsControl(c) || char.IsWhiteSpace(c);

    private static bool StaysHere(string path)
        => Uri.TryCreate(new Uri("http://here.invalid"), path, out var uri)
        && uri.Authority == "here.invalid"
        && !uri.AbsolutePath.StartsWith("//", StringComparison.Ordinal);
}
