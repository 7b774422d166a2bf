using System.Buffers;
using System.Buffers.Text;

namespace JwtMongoSms.Keys;

/// <summary>Decodes base64url that a client sent.</summary>
internal static class Base64UrlText
{
    // The framework's TryDecodeFromChars throws for text that is no base64url, so junk from a client would be a 500.
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
        => Base64Url.DecodeFromChars(text, destination, out _, out written) == OperationStatus.Done;
}
