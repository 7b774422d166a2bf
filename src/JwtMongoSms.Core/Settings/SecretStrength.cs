using System.Text;

namespace JwtMongoSms.Settings;

/// <summary>Validates the secrets of all settings.</summary>
internal static class SecretStrength
{
    public const int MinBytes = 32;
    private const int MinCharacters = 8;

    /// <returns>The problem of a setting's secret; <see langword="null"/> when there is none.</returns>
    public static string? FindProblem(string path, string secret)
    {
        var bytes = Encoding.UTF8.GetByteCount(secret);
        var characters = secret.Distinct().Count();
        return bytes < MinBytes ? Weak($"has {bytes} bytes; it has at least {MinBytes}")

            // A placeholder such as 40 times one letter is guessed.
            : characters < MinCharacters ? Weak($"has {characters} different characters; it has at least {MinCharacters}")
            : null;

        string Weak(string problem) => $"{Setting.Name(path)} {problem}. `openssl rand -base64 48` makes one.";
    }

    public static bool IsStrong(string? secret) => secret is not null && FindProblem("Secret", secret) is null;

    public static IEnumerable<(string Path, string? Secret)> SecretsOf(JwtMongoSmsOptions options)
        => [("Secret", options.Secret), .. options.PreviousSecrets.Select((secret, i) => ($"PreviousSecrets:{i}", (string?)secret))];

    /// <summary>Finds secrets that stand in two places: a leak of one is a leak of both.</summary>
    public static IEnumerable<string> FindRepeated(IEnumerable<(string Path, string? Secret)> secrets) => secrets
        .Where(setting => setting.Secret is not null)
        .GroupBy(setting => setting.Secret)
        .Where(group => group.Count() > 1)
        .Select(group => string.Join(" and ", group.Select(setting => Setting.Name(setting.Path))))
        .Select(names => $"{names} are the same; each needs a secret of its own.");
}
