using System.Globalization;
using System.Text.Json;

namespace JwtMongoSms.Twilio;

/// <summary>What a response says. Every field may be missing or of another type.</summary>
internal sealed record TwilioResponseBody(string? Sid, string? Status, int? Code, int? ErrorCode, int? Segments)
{
    /// <returns><see langword="null"/> when there is no body that can be read.</returns>
    public static TwilioResponseBody? From(JsonDocument? json)
    {
        try
        {
            return json?.RootElement is not { } root ? null : new TwilioResponseBody(
                ReadText(root, "sid"),
                ReadText(root, "status"),
                ReadNumber(root, "code") ?? ReadCodeOfType(root),
                ReadNumber(root, "error_code"),
                ReadNumber(root, "num_segments"));
        }
        catch (InvalidOperationException)
        {
            // Text that escapes half a surrogate pair.
            return null;
        }
    }

    private static string? ReadText(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? ReadNumber(JsonElement root, string name)
    {
        root.TryGetProperty(name, out var value);
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) && number >= 0 => number,
            JsonValueKind.String => ParseDigits(value.GetString()),
            _ => null,
        };
    }

    // RFC 9457: a problem may name its code only by the page that explains it, https://www.twilio.com/docs/api/errors/21211.
    private static int? ReadCodeOfType(JsonElement root)
        => ReadText(root, "type") is { } type ? ParseDigits(type[(type.LastIndexOf('/') + 1)..]) : null;

    private static int? ParseDigits(string? text)
        => text is { Length: > 0 and < 7 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
