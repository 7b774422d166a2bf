using System.Text;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Settings;

/// <summary>What is wrong with the keys of access tokens. They are read for it: a key that can't be is a bad setting.</summary>
internal static class SigningKeysCheck
{
    public static IEnumerable<string> Problems(JwtMongoSmsOptions options, string contentRoot)
    {
        var reading = new KeyRingReader(RootOf(options), contentRoot).Read(options.Tokens);
        options.Notices.AddRange(reading.Notices);
        return reading.Problems;
    }

    // A root secret that is missing or short is told elsewhere.
    private static ServerKeys? RootOf(JwtMongoSmsOptions options)
        => options.PreviousSecrets.Append(options.Secret).All(secret => secret is not null && Encoding.UTF8.GetByteCount(secret) >= SecretStrength.MinBytes)
            ? new ServerKeys(options.Secret!, options.PreviousSecrets)
            : null;
}
