using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Settings;

/// <summary>Reads and validates <see cref="JwtMongoSmsOptions"/>.</summary>
internal sealed class JwtMongoSmsOptionsSetup(SettingsSource source, IServiceProvider services)
    : OptionsSetup<JwtMongoSmsOptions>("", source)
{
    /// <summary>The sections of all parts, of which an application may leave some out.</summary>
    public static readonly string[] Parts =
        ["Codes", "Tokens", "Sessions", "Users", "Limits", "Messages", "Legacy", "Twilio", "Sqlite", "MongoDb", "Page"];

    protected override void Read(SettingReader reader, JwtMongoSmsOptions options)
    {
        options.Secret = reader.Text("Secret", options.Secret) ?? reader.FromRoot("JWT_SECRET");
        options.PreviousSecrets = reader.Texts("PreviousSecrets", options.PreviousSecrets);
        options.AppName = reader.Text("AppName", options.AppName is { Length: > 0 } name ? name : Source.ApplicationName)!;
        options.PublicBaseUrl = reader.Address("PublicBaseUrl", options.PublicBaseUrl);
        options.Language = reader.Text("Language", options.Language)!;
        reader.Skip(Parts);

        // Packages of others bring parts of their own.
        foreach (var setup in services.GetServices<IOptionsSetup>())
            reader.Skip(setup.Path);
    }

    protected override IEnumerable<string> FindProblems(JwtMongoSmsOptions options)
    {
        if (options.Secret is { } secret)
        {
            if (SecretStrength.FindProblem("Secret", secret) is { } problem)
                yield return problem;
        }
        else if (options.SecretProblem is { } reason)
        {
            yield return $"{Setting.Name("Secret")} {reason}";
        }
        else if (!Source.IsDevelopment)
        {
            yield return $"{Setting.Name("Secret")} is missing; it is a text of at least 32 bytes. `openssl rand -base64 48` makes one.";
        }

        foreach (var (index, previous) in options.PreviousSecrets.Index())
        {
            if (SecretStrength.FindProblem($"PreviousSecrets:{index}", previous) is { } problem)
                yield return problem;
        }

        foreach (var problem in SecretStrength.FindRepeated(SecretStrength.SecretsOf(options)))
            yield return problem;

        foreach (var problem in FindProblems(options.PublicBaseUrl))
            yield return problem;
    }

    protected override IEnumerable<string> FindNotices(JwtMongoSmsOptions options)
    {
        if (options.GeneratedSecretPath is { } path)
            yield return $"JwtMongoSms:Secret is not set; for development one was generated and is kept in {path}.";
    }

    private IEnumerable<string> FindProblems(Uri? url)
    {
        if (url is null)
        {
            if (!Source.IsDevelopment)
                yield return $"{Setting.Name("PublicBaseUrl")} is missing; it is the https address of the application.";
        }
        else if (url.Scheme is not ("http" or "https") || url.Query.Length + url.Fragment.Length + url.UserInfo.Length > 0)
        {
            yield return $"{Setting.Name("PublicBaseUrl")} is \"{SettingText.Shown(url)}\"; "
                + "it is an address such as https://example.com, with nothing behind the path.";
        }
        else if (url.Scheme != Uri.UriSchemeHttps && !Source.IsDevelopment)
        {
            yield return $"{Setting.Name("PublicBaseUrl")} is \"{SettingText.Shown(url)}\"; it begins with https://.";
        }
    }
}
