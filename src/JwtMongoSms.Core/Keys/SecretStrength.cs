using JwtMongoSms.Settings;

namespace JwtMongoSms.Keys;

/// <summary>How long a secret is at least, and how that is told.</summary>
internal static class SecretStrength
{
    public const int MinBytes = 32;

    /// <returns>What is wrong with the secret of a setting; <see langword="null"/> when nothing is.</returns>
    public static string? ProblemOf(string path, int bytes)
        => bytes < MinBytes ? $"{Setting.Name(path)} has {bytes} bytes; it has at least {MinBytes}. `openssl rand -base64 48` makes one." : null;
}
