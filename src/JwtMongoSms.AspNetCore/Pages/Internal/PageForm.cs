using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The fields of a form that a page has posted.</summary>
internal sealed class PageForm
{
    private const int MostBytes = 16 * 1024;

    private static readonly FormOptions Bounds = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = MostBytes, BufferBodyLengthLimit = MostBytes };

    private readonly IFormCollection fields;

    private PageForm(IFormCollection fields) => this.fields = fields;

    /// <summary>A field's text; empty when it is missing or stands there twice.</summary>
    public string this[string name] => fields[name] is [{ } value] ? value : "";

    /// <returns><see langword="null"/> when the body is no form, or too long for one of ours.</returns>
    public static async Task<PageForm?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || http.Request.ContentLength > MostBytes)
            return null;

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        try
        {
            return new PageForm(await http.Request.ReadFormAsync(Bounds, http.RequestAborted));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // BadHttpRequestException is an IOException. Whoever hangs up in the middle reads no answer.
            return null;
        }
    }
}
