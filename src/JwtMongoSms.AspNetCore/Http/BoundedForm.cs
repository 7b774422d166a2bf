using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary>Reads forms of fields alone, up to a size.</summary>
internal sealed class BoundedForm(int mostBytes, int mostFields)
{
    private const int LongestName = 128;

    private readonly FormOptions bounds = new() { ValueCountLimit = mostFields, KeyLengthLimit = LongestName, ValueLengthLimit = mostBytes, BufferBodyLengthLimit = mostBytes };

    /// <summary>Whether the body is said to be such a form. One with files in it is none.</summary>
    public static bool IsSent(HttpRequest request)
        => request.HasFormContentType && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    /// <returns><see langword="null"/> when the body is no form, or too long for one.</returns>
    public async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        if (!IsSent(http.Request) || http.Request.ContentLength > mostBytes)
            return null;

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = mostBytes;
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
