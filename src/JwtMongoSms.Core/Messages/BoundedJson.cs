using System.Text.Json;

namespace JwtMongoSms.Messages;

/// <summary>Reads the JSON object of a provider's response, up to a size.</summary>
internal static class BoundedJson
{
    private const int MaxBytes = 64 * 1024;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <returns><see langword="null"/> when there is no JSON object of at most 64 kB.</returns>
    public static async Task<JsonDocument?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[MaxBytes + 1];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return length > MaxBytes ? null : Parse(buffer.AsMemory(0, length));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status alone tells the outcome; without the body only details are missing.
            return null;
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body, Shallow);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
