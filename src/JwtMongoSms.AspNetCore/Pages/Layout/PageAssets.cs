using System.Globalization;
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
        style = new Asset(CreateColors(options.Value.AccentColor) + EmbeddedFiles.Read("Pages.Assets.page.css"), "text/css; charset=utf-8");
        script = new Asset(EmbeddedFiles.Read("Pages.Assets.page.js"), "text/javascript; charset=utf-8");
    }

    public string StylePath(HttpContext http) => $"{paths.To(http, PagePaths.Style)}?v={style.Version}";

    public string ScriptPath(HttpContext http) => $"{paths.To(http, PagePaths.Script)}?v={script.Version}";

    public Task SendStyleAsync(HttpContext http) => style.SendAsync(http);

    public Task SendScriptAsync(HttpContext http) => script.SendAsync(http);

    // WCAG 2.2, 1.4.3: black or white always has a contrast of at least 4.5 with a given colour.
    private static string CreateColors(string accent)
    {
        var luminance = (0.2126 * Linear(accent, 1)) + (0.7152 * Linear(accent, 3)) + (0.0722 * Linear(accent, 5));
        var ink = 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#fff" : "#000";
        return $":root{{--jms-accent:{accent};--jms-on-accent:{ink}}}\n";
    }

    private static double Linear(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
