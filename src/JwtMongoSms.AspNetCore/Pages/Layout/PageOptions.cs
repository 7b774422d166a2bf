namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>How the sign-in page looks. Section <c>JwtMongoSms:Page</c>. The page is there when tokens may travel in cookies (<c>Tokens:Transport</c>).</summary>
public sealed class PageOptions
{
    /// <summary>The colour of the page's main button, <c>#rrggbb</c>: <c>#1f5fd6</c> by default. What is written on it is black or white, whichever reads better.</summary>
    public string AccentColor { get; set; } = "#1f5fd6";

    /// <summary>The application's logo, a path of the application's own such as <c>/logo.svg</c>, shown 40 pixels high above its name. None by default.</summary>
    public string? LogoPath { get; set; }

    /// <summary>
    /// A file of HTML that replaces the page's layout; relative paths begin at the content root. <c>{{head}}</c> and <c>{{content}}</c> must stand in it,
    /// <c>{{language}}</c>, <c>{{direction}}</c>, <c>{{title}}</c> and <c>{{brand}}</c> may. None by default. The page's content security policy stays: no inline script or style.
    /// </summary>
    public string? TemplatePath { get; set; }

    /// <summary>Where people go when they have signed in or out and no other page has sent them: <c>/</c> by default; a path of the application's own.</summary>
    public string HomePath { get; set; } = "/";
}
