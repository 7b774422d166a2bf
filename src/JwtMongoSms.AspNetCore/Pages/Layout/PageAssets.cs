using JwtMongoSms.AspNetCore.Pages.Html;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>The pages' style and script. Their addresses change with their content, so browsers may cache them for ever.</summary>
internal sealed class PageAssets
{
    private readonly PagePaths paths;
    private readonly Asset style;
    private readonly Asset script;

    public PageAssets(PagePaths paths, IOptions<PageOptions> options)
    {
        this.paths = paths;
        var colors = AccentColor.ToCss(options.Value.AccentColor);
        style = new Asset(colors + EmbeddedFiles.Read("Pages.Assets.page.css"), "text/css; charset=utf-8");
        script = new Asset(EmbeddedFiles.Read("Pages.Assets.page.js"), "text/javascript; charset=utf-8");
    }

    public string StylePath(HttpContext http) => $"{paths.To(http, PagePaths.Style)}?v={style.Version}";

    public string ScriptPath(HttpContext http) => $"{paths.To(http, PagePaths.Script)}?v={script.Version}";

    public Task SendStyleAsync(HttpContext http) => style.SendAsync(http);

    public Task SendScriptAsync(HttpContext http) => script.SendAsync(http);
}
