using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.Keys;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>Encrypts and authenticates what a browser keeps for us, with keys that every instance derives from the root secret.</summary>
internal sealed class PageProtector(ServerKeys keys)
{
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <returns>Base64url, another text at each call.</returns>
    public string Protect(ReadOnlySpan<byte> content, string purpose)
    {
        var bytes = new byte[SaltBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, SaltBytes));
        var (aes, nonce) = CreateCipher(keys.Current(KeyUse.Page), bytes.AsSpan(0, SaltBytes), purpose);
        using (aes)
            aes.Encrypt(nonce, content, bytes.AsSpan(SaltBytes, content.Length), bytes.AsSpan(SaltBytes + content.Length));

        return Base64Url.EncodeToString(bytes);
    }

    /// <returns><see langword="null"/> unless one of our keys has protected the text for this purpose.</returns>
    public byte[]? Unprotect(string? text, string purpose)
    {
        var buffer = new byte[Base64Url.GetMaxDecodedLength(text?.Length ?? 0)];
        if (!CanonicalBase64Url.TryDecode(text, buffer, out var length) || length < SaltBytes + TagBytes)
            return null;

        var content = new byte[length - SaltBytes - TagBytes];
        return keys.All(KeyUse.Page).Any(key => TryDecrypt(key, buffer.AsSpan(0, length), purpose, content)) ? content : null;
    }

    private static bool TryDecrypt(ServerKey key, ReadOnlySpan<byte> bytes, string purpose, Span<byte> content)
    {
        var (aes, nonce) = CreateCipher(key, bytes[..SaltBytes], purpose);
        using (aes)
        {
            try
            {
                aes.Decrypt(nonce, bytes[SaltBytes..^TagBytes], bytes[^TagBytes..], content);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }
    }

    // Each text has a key of its own: under one key, 96 random bits of nonce would repeat too soon for the pages of a busy application.
    private static (AesGcm Aes, byte[] Nonce) CreateCipher(ServerKey key, ReadOnlySpan<byte> salt, string purpose)
    {
        Span<byte> derived = stackalloc byte[KeyBytes + NonceBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, derived, salt, Encoding.UTF8.GetBytes(purpose));
        return (new AesGcm(derived[..KeyBytes], TagBytes), derived[KeyBytes..].ToArray());
    }
}
