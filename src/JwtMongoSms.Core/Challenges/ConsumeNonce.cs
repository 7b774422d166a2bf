using System.Security.Cryptography;

namespace JwtMongoSms;

/// <summary>Names one attempt to use a code, so that a command repeated after a lost reply recognises its own success.</summary>
public sealed record ConsumeNonce
{
    private ConsumeNonce(string value) => Value = value;

    /// <summary>Gets 128 random bits as 32 hex digits.</summary>
    public string Value { get; }

    /// <summary>Creates a nonce.</summary>
    public static ConsumeNonce New() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));
}
