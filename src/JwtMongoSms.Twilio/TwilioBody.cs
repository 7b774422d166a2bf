using System.Text.Json;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>Reads what an answer says, and believes none of it: the length is bounded, and every field may be missing or of another type.</summary>
internal sealed record TwilioBody(string? Sid, string? Status, int? Code, int? ErrorCode, int? Segments)
{
    private const int LongestBody = 64 * 1024;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <returns><see langword="null"/> when there is no JSON object of at most 64 kB.</returns>
    public static async Task<TwilioBody?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[LongestBody + 1];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length > LongestBody ? null : Parse(buffer.AsMemory(0, length));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status has come; what it says stands without the body.
            return null;
        }
    }

    private static TwilioBody? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Shallow);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null : new TwilioBody(
                Text(root, "sid"), Text(root, "status"), Number(root, "code") ?? CodeOfType(root), Number(root, "error_code"), Number(root, "num_segments"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that escapes half a surrogate pair.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) && number >= 0 => number,
        JsonValueKind.String => Digits(value.GetString()),
        _ => null,
    };

    // RFC 9457: a problem may name its code only by the page that explains it, https://www.twilio.com/docs/api/errors/21211.
    private static int? CodeOfType(JsonElement root) => Text(root, "type") is { } type ? Digits(type[(type.LastIndexOf('/') + 1)..]) : null;

    private static int? Digits(string? text)
        => text is { Length: > 0 and < 7 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
