using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>Our seal in the shape that the framework's antiforgery asks for; its own has a key ring that instances would have to share.</summary>
internal sealed class SealProvider(Seal seal, string purpose) : IDataProtector
{
    public IDataProtector CreateProtector(string purpose1) => new SealProvider(seal, $"{purpose}\n{purpose1}");

    public byte[] Protect(byte[] plaintext) => seal.Close(plaintext, purpose);

    public byte[] Unprotect(byte[] protectedData)
        => seal.Open(protectedData, purpose) ?? throw new CryptographicException("It was sealed by somebody else, or for another purpose.");
}
