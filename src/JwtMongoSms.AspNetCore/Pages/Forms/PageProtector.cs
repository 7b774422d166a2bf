using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys.Internal;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Hides and signs what a browser keeps for us. Its keys come from the root secret, so every instance can open what another has sealed.</summary>
internal sealed class Seal(ServerKeys keys)
{
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] Close(ReadOnlySpan<byte> text, string purpose)
    {
        var closed = new byte[SaltBytes + text.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, SaltBytes));
        var (aes, nonce) = CipherOf(keys.Current(KeyUse.Page), closed.AsSpan(0, SaltBytes), purpose);
        using (aes)
            aes.Encrypt(nonce, text, closed.AsSpan(SaltBytes, text.Length), closed.AsSpan(SaltBytes + text.Length));

        return closed;
    }

    /// <returns><see langword="null"/> for what none of our keys has sealed for this purpose.</returns>
    public byte[]? Open(ReadOnlySpan<byte> closed, string purpose)
    {
        if (closed.Length < SaltBytes + TagBytes)
            return null;

        var text = new byte[closed.Length - SaltBytes - TagBytes];
        foreach (var key in keys.All(KeyUse.Page))
        {
            if (TryOpen(key, closed, purpose, text))
                return text;
        }

        return null;
    }

    private static bool TryOpen(ServerKey key, ReadOnlySpan<byte> closed, string purpose, Span<byte> text)
    {
        var (aes, nonce) = CipherOf(key, closed[..SaltBytes], purpose);
        using (aes)
        {
            try
            {
                aes.Decrypt(nonce, closed[SaltBytes..^TagBytes], closed[^TagBytes..], text);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }
    }

    // A key of its own for each text: a nonce of 96 random bits would not be enough for as many pages as a busy application shows under one key.
    private static (AesGcm Aes, byte[] Nonce) CipherOf(ServerKey key, ReadOnlySpan<byte> salt, string purpose)
    {
        Span<byte> derived = stackalloc byte[KeyBytes + NonceBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, derived, salt, Encoding.UTF8.GetBytes(purpose));
        return (new AesGcm(derived[..KeyBytes], TagBytes), derived[KeyBytes..].ToArray());
    }
}
