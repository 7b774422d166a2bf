using System.Globalization;
using JwtMongoSms.AspNetCore.Html.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The pages' style and script. Their addresses change with what is in them, so browsers keep them for good.</summary>
internal sealed class PageAssets
{
    private readonly PagePaths paths;
    private readonly Asset style;
    private readonly Asset script;

    public PageAssets(PagePaths paths, IOptions<PageOptions> options)
    {
        this.paths = paths;
        style = new Asset(ColorsOf(options.Value.AccentColor) + EmbeddedFiles.Read("Pages.Assets.page.css"), "text/css; charset=utf-8");
        script = new Asset(EmbeddedFiles.Read("Pages.Assets.page.js"), "text/javascript; charset=utf-8");
    }

    public string StylePath(HttpContext http) => $"{paths.Of(http, PagePaths.Style)}?v={style.Version}";

    public string ScriptPath(HttpContext http) => $"{paths.Of(http, PagePaths.Script)}?v={script.Version}";

    public Task SendStyleAsync(HttpContext http) => style.SendAsync(http);

    public Task SendScriptAsync(HttpContext http) => script.SendAsync(http);

    // WCAG 2.2, 1.4.3: of black and white one always has a contrast of 4.5 with the colour below it.
    private static string ColorsOf(string accent)
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
