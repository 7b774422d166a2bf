namespace JwtMongoSms;

/// <summary>How the sign-in page looks. Section <c>JwtMongoSms:Page</c>.</summary>
public sealed class PageOptions
{
    /// <summary>
    /// The colour of the page's main button and of the ring around what has the focus, <c>#rrggbb</c>: <c>#1f5fd6</c> by default. Where it
    /// can't be seen, it is darkened in the light theme and lightened in the dark one. Text on it is black or white, whichever has the
    /// higher contrast.
    /// </summary>
    public string AccentColor { get; set; } = "#1f5fd6";

    /// <summary>
    /// The logo above the application's name, 40 pixels high, and in the browser's tab: a path such as <c>/logo.svg</c>. None by default.
    /// </summary>
    public string? LogoPath { get; set; }

    /// <summary>
    /// A file of HTML that replaces the page's layout; a relative path starts at the content root. It must contain <c>{{head}}</c> and
    /// <c>{{content}}</c>, and may contain <c>{{language}}</c>, <c>{{direction}}</c>, <c>{{title}}</c> and <c>{{brand}}</c>. None by
    /// default. The page's content security policy stays: no inline script or style.
    /// </summary>
    public string? TemplatePath { get; set; }

    /// <summary>
    /// A folder of files such as <c>de.json</c>, each with sentences of the pages in one language: they replace ours, or add a language.
    /// A relative path starts at the content root. None by default.
    /// </summary>
    public string? TextsPath { get; set; }

    /// <summary>
    /// The terms of service that the number page links to, with "By continuing you agree to the terms of service": an https address, or
    /// a path such as <c>/terms</c>. None by default.
    /// </summary>
    public string? TermsLink { get; set; }

    /// <summary>The privacy policy that the number page links to, likewise. None by default.</summary>
    public string? PrivacyLink { get; set; }

    /// <summary>Where the browser goes after a sign-in or sign-out without a return path: a path such as <c>/</c>, the default.</summary>
    public string HomePath { get; set; } = "/";
}
