using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reads a request's body: JSON in UTF-8, at most 16 kB unless said otherwise, or one clear problem.</summary>
internal static class JsonBody
{
    private const int MaxBytes = 16 * 1_024;

    // utf8 is no registered name, and common.
    private static readonly string[] Utf8Names = ["utf-8", "utf8"];

    // RFC 8259 8.1: a reader may ignore it. PowerShell and older .NET clients send it.
    private static ReadOnlySpan<byte> ByteOrderMark => "\ufeff"u8;

    /// <summary>Whether a request has a body, for routes where it is optional.</summary>
    public static bool Exists(HttpRequest request)
        => request.ContentLength is not 0
            && (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentType is not null);

    /// <summary>Reads the body.</summary>
    /// <returns>The value, or the problem to respond with.</returns>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, int maxBytes = MaxBytes)
        where T : class
    {
        if (!IsUtf8Json(http.Request))
            return (null, RequestProblems.WrongContentType());

        if (http.Request.ContentLength > maxBytes)
            return (null, TooLarge(maxBytes));

        // One byte more than the maximum tells a full body from a longer one.
        var room = (int)(http.Request.ContentLength ?? maxBytes) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            var length = await http.Request.Body.ReadAtLeastAsync(
                buffer.AsMemory(0, room), room, throwOnEndOfStream: false, http.RequestAborted);
            return length > maxBytes ? (null, TooLarge(maxBytes)) : Parse(buffer.AsSpan(0, length), type);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, new Problem(SignInError.RequestInvalid, exception.StatusCode));
        }
        catch (IOException)
        {
            // A client that hangs up in the middle reads no response, and it is no error of the server.
            return (null, new Problem(SignInError.RequestInvalid));
        }
        finally
        {
            // It may have held a code or a token.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static (T? Value, Problem? Problem) Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var text = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
            return JsonSerializer.Deserialize(text, type) is { } value ? (value, null) : (null, NotAnObject());
        }
        catch (JsonException)
        {
            return (null, NotAnObject());
        }
    }

    private static bool IsUtf8Json(HttpRequest request)
        => request.HasJsonContentType()
        && (request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true } charset
            || Utf8Names.Contains(HeaderUtilities.RemoveQuotes(charset).ToString(), StringComparer.OrdinalIgnoreCase));

    private static Problem NotAnObject()
        => new(SignInError.RequestInvalid) { Detail = "The body is one JSON object whose members have the types that the API names." };

    private static Problem TooLarge(int maxBytes)
        => new(SignInError.RequestInvalid, StatusCodes.Status413PayloadTooLarge)
        {
            Detail = $"The body has at most {maxBytes / 1_024} kB.",
        };
}
