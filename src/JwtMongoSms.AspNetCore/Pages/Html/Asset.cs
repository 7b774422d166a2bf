using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.AspNetCore.Pages.Html;

/// <summary>A style or script that pages load. Its version follows its content.</summary>
internal sealed class Asset
{
    private readonly byte[] bytes;
    private readonly string contentType;

    public Asset(string text, string contentType)
    {
        bytes = Encoding.UTF8.GetBytes(text);
        Version = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        this.contentType = contentType;
    }

    public string Version { get; }

    public Task SendAsync(HttpContext http)
    {
        // Under an old version's address a browser would cache the new file for ever.
        var isCurrent = http.Request.Query["v"] == Version;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}
