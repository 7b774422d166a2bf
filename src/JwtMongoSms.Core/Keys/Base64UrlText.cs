using System.Buffers;
using System.Buffers.Text;

namespace JwtMongoSms.Keys;

/// <summary>Reads base64url that a stranger wrote.</summary>
internal static class Base64UrlText
{
    // The framework's TryDecodeFromChars throws when text is no base64url, and says false only when there is no room: anybody's junk would be a 500.
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
        => Base64Url.DecodeFromChars(text, destination, out _, out written) == OperationStatus.Done;
}
