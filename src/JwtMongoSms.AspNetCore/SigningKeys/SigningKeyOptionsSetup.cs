using JwtMongoSms.Keys;
using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>Reads and validates <see cref="SigningKeyOptions"/>. It reads the keys too: an unreadable one is a wrong setting.</summary>
internal sealed class SigningKeyOptionsSetup(SettingsSource source, IServiceProvider services)
    : OptionsSetup<SigningKeyOptions>("Tokens", source)
{
    protected override void Read(SettingReader reader, SigningKeyOptions options)
    {
        options.Secret = reader.Text("Secret", options.Secret);
        options.Keys = reader.Sections("Keys", options.Keys, "Path", ReadKey);
        reader.Skip("Issuer", "Audience", "Lifetime", "Transport");
    }

    protected override IEnumerable<string> FindProblems(SigningKeyOptions options)
    {
        var shared = RawOptions.Create<JwtMongoSmsOptions>(services);
        var tokenSecrets = options.Keys.Select((key, index) => ($"Tokens:Keys:{index}:Secret", key.Secret))
            .Prepend(("Tokens:Secret", options.Secret));
        return Read(options, shared).Problems.Concat(
            SecretStrength.FindRepeated(SecretStrength.SecretsOf(shared).Concat(tokenSecrets))
            .Where(problem => problem.Contains(":Tokens:", StringComparison.Ordinal)));
    }

    protected override IEnumerable<string> FindNotices(SigningKeyOptions options)
        => Read(options, RawOptions.Create<JwtMongoSmsOptions>(services)).Notices;

    private static SigningKeySource ReadKey(SettingReader reader) => new()
    {
        Path = reader.Text("Path", null),
        Pem = reader.Text("Pem", null),
        Password = reader.Text("Password", null),
        Secret = reader.Text("Secret", null),
        FromRootSecret = reader.Flag("FromRootSecret", false),
        Id = reader.Text("Id", null),
    };

    // A root secret that is missing or short is a problem of its own.
    private KeyReading Read(SigningKeyOptions options, JwtMongoSmsOptions shared)
    {
        var root = SecretStrength.SecretsOf(shared).All(secret => SecretStrength.IsStrong(secret.Secret))
            ? new ServerKeys(shared.Secret!, shared.PreviousSecrets)
            : null;
        return new KeyRingReader(root, Source.ContentRootPath).Read(options);
    }
}
