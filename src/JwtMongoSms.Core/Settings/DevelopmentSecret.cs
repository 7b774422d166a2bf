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
        options.Secret = folder.ReadSecret();
        options.GeneratedSecretPath = folder.SecretPath;
    }
}
