using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.DevPhone.Page.Internal;

/// <summary>The page's style and script, which travel inside the assembly: an installed package has no folder to serve them from.</summary>
internal static class PageFiles
{
    private static readonly byte[] Style = Read("phone.css");
    private static readonly byte[] Script = Read("phone.js");

    public static Task StyleAsync(HttpContext context) => WriteAsync(context, Style, "text/css; charset=utf-8");

    public static Task ScriptAsync(HttpContext context) => WriteAsync(context, Script, "text/javascript; charset=utf-8");

    private static Task WriteAsync(HttpContext context, byte[] file, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = file.Length;
        return context.Response.Body.WriteAsync(file, CancellationToken.None).AsTask();
    }

    private static byte[] Read(string name)
    {
        using var file = typeof(PageFiles).Assembly.GetManifestResourceStream($"dev-phone/{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
