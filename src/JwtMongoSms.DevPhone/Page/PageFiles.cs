using JwtMongoSms.AspNetCore.Pages.Html;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The handset's style and script.</summary>
internal static class PageFiles
{
    private static readonly Asset Style = new(Read("phone.css"), "text/css; charset=utf-8");
    private static readonly Asset Script = new(Read("phone.js"), "text/javascript; charset=utf-8");

    public static Task StyleAsync(HttpContext context) => Style.SendAsync(context);

    public static Task ScriptAsync(HttpContext context) => Script.SendAsync(context);

    private static string Read(string file) => EmbeddedFiles.Read($"Page.Assets.{file}", typeof(PageFiles).Assembly);
}
