using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reads forms of fields alone, up to a size.</summary>
internal sealed class BoundedForm(int maxBytes, int maxFields)
{
    private const int MaxName = 128;

    private readonly FormOptions bounds = new() { ValueCountLimit = maxFields, KeyLengthLimit = MaxName, ValueLengthLimit = maxBytes, BufferBodyLengthLimit = maxBytes };

    /// <summary>Whether the body is said to be such a form. One with files in it is none.</summary>
    public static bool IsSent(HttpRequest request)
        => request.HasFormContentType && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    /// <returns><see langword="null"/> when the body is no form, or too long for one.</returns>
    public async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        if (!IsSent(http.Request) || http.Request.ContentLength > maxBytes)
            return null;

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = maxBytes;
        try
        {
            return await http.Request.ReadFormAsync(bounds, http.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // BadHttpRequestException is an IOException. Whoever hangs up in the middle reads no answer.
            return null;
        }
    }
}
