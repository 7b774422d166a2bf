using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reads forms without files, up to a size.</summary>
internal sealed class BoundedForm(int maxBytes, int maxFields)
{
    private const int MaxNameLength = 128;

    private readonly FormOptions bounds = new()
    {
        ValueCountLimit = maxFields,
        KeyLengthLimit = MaxNameLength,
        ValueLengthLimit = maxBytes,
        BufferBodyLengthLimit = maxBytes,
    };

    /// <summary>Whether the content type is that of such a form.</summary>
    public static bool IsSent(HttpRequest request)
        => request.HasFormContentType && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    /// <returns><see langword="null"/> when the body is no form, or too long.</returns>
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
            // BadHttpRequestException is an IOException. A client that hangs up reads no response.
            return null;
        }
    }
}
