using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Sets a generated root secret in Development, where none is configured.</summary>
internal sealed class DevelopmentSecret(SettingsSource source) : IPostConfigureOptions<JwtMongoSmsOptions>
{
    public void PostConfigure(string? name, JwtMongoSmsOptions options)
    {
        if (!source.IsDevelopment || !string.IsNullOrEmpty(options.Secret))
            return;

        var folder = new DevelopmentFolder(source);
        try
        {
            options.Secret = folder.ReadSecret();
            options.GeneratedSecretPath = folder.SecretPath;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Validation tells it, together with all other problems.
            options.SecretProblem = $"is not set, and {folder.Describe(exception)}";
        }
    }
}
