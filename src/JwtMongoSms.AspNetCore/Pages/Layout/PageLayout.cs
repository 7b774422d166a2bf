using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Texts;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Puts a page's content into the layout, ours or the application's.</summary>
internal sealed class PageLayout
{
    private readonly PageOptions options;
    private readonly string appName;
    private readonly PageAssets assets;
    private readonly string[] template;
    private readonly bool isDevelopment;

    public PageLayout(IOptions<PageOptions> options, IOptions<JwtMongoSmsOptions> shared, PageAssets assets, IHostEnvironment environment)
    {
        this.options = options.Value;
        this.assets = assets;
        appName = shared.Value.AppName;
        isDevelopment = environment.IsDevelopment();
        template = PageTemplate.Split(this.options.TemplatePath is { } path
            ? File.ReadAllText(Path.Combine(environment.ContentRootPath, path))
            : EmbeddedFiles.Read("Pages.Assets.layout.html"));
    }

    public PageResult Show(PageRequest page, string title, Markup content, PageError? error = null)
        => Show(page, error is null ? title : $"{page.Texts["error"]} {title}", error?.Status ?? StatusCodes.Status200OK, content);

    public PageResult Show(PageRequest page, string title, int status, Markup content)
    {
        var texts = page.Texts;
        var parts = new Dictionary<string, Markup>
        {
            ["language"] = Markup.From($"{texts.Language.Tag}"),
            ["direction"] = Markup.From($"{texts["direction"]}"),
            ["title"] = Markup.From($"{title} – {appName}"),
            ["head"] = Head(page),
            ["brand"] = Markup.From($"""<p class="jms-brand">{Logo(page)}<span>{appName}</span></p>"""),
            ["content"] = content,
        };

        // Every second piece of the template is the name of a part.
        var whole = Markup.From($"{template.Select((piece, index) => index % 2 == 0 ? Markup.Raw(piece) : parts[piece])}");
        return new PageResult(whole, status);
    }

    private Markup Head(PageRequest page) => Markup.From($"""
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <link rel="icon" href="{LogoAddress(page) ?? "data:,"}">
        <link rel="stylesheet" href="{assets.StylePath(page.HttpContext)}">
        <script type="module" src="{assets.ScriptPath(page.HttpContext)}"{(isDevelopment ? Markup.Raw(" data-dev-phone") : null)}></script>
        """);

    private Markup? Logo(PageRequest page)
        => LogoAddress(page) is { } address ? Markup.From($"""<img src="{address}" alt="" height="40">""") : null;

    private string? LogoAddress(PageRequest page)
        => options.LogoPath is { } path ? (page.HttpContext.Request.PathBase + path).ToString() : null;
}
