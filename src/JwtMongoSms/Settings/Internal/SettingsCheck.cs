using System.Text;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Delivery.Twilio.Internal;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Login.Internal;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.Phones.Internal;

namespace JwtMongoSms.Settings.Internal;

/// <summary>What is wrong with settings wherever the application runs.</summary>
internal static class SettingsCheck
{
    public static IEnumerable<string> Problems(JwtMongoSmsOptions options, OwnParts own) => Bounds(options)
        .Concat(Secrets(options)).Concat(Codes(options.Codes)).Concat(Rest(options)).Concat(MessageCheck.Problems(options))
        .Concat(Twilio(options, needed: !own.HasSender)).Concat(MongoDb(options, own));

    private static IEnumerable<string> Bounds(JwtMongoSmsOptions options)
    {
        var login = new LoginOptionsValidator().Validate(Setting.Section, options.Login);
        var tokens = new TokenOptionsValidator().Validate($"{Setting.Section}.Tokens", options.Tokens);
        return (login.Failures ?? []).Concat(tokens.Failures ?? []);
    }

    private static IEnumerable<string> Secrets(JwtMongoSmsOptions options)
    {
        var secrets = options.PreviousSecrets.Select((secret, index) => (Path: $"PreviousSecrets:{index}", Secret: (string?)secret))
            .Concat(options.Tokens.Keys.Select((key, index) => (Path: $"Tokens:Keys:{index}:Secret", key.Secret)))
            .Prepend((Path: "Tokens:Secret", options.Tokens.Secret))
            .Prepend((Path: "Secret", options.Secret))
            .Where(setting => setting.Secret is not null)
            .ToList();
        foreach (var (path, secret) in secrets)
        {
            if (SecretStrength.ProblemOf(path, Encoding.UTF8.GetByteCount(secret!)) is { } problem)
                yield return problem;
        }

        // One secret in two places is one leak in two places, and a "previous" one that is still current replaces nothing.
        foreach (var twice in secrets.GroupBy(setting => setting.Secret).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", twice.Select(setting => Setting.Name(setting.Path)))} are the same; each needs a secret of its own.";
    }

    private static IEnumerable<string> Codes(CodeOptions codes)
    {
        if (codes.Length is >= 4 and < 6 && (codes.Lifetime >= TimeSpan.FromMinutes(5) || codes.Attempts >= 5))
            yield return $"{Setting.Name("Codes:Length")} is {codes.Length}; fewer than 6 digits need Codes:Lifetime under 00:05:00 and Codes:Attempts under 5.";

        if (codes.ResendPauses.Count is 0 or > 10)
            yield return $"{Setting.Name("Codes:ResendPauses")} has {codes.ResendPauses.Count} entries; it has 1 to 10.";

        foreach (var pause in codes.ResendPauses.Where(pause => pause < TimeSpan.FromSeconds(1) || pause > TimeSpan.FromHours(1)))
            yield return $"{Setting.Name("Codes:ResendPauses")} has {pause}; each is at least 00:00:01 and at most 01:00:00.";
    }

    private static IEnumerable<string> Rest(JwtMongoSmsOptions options)
    {
        foreach (var country in options.Limits.Countries.Where(country => !PhoneParser.IsCountry(country.ToUpperInvariant())))
            yield return $"{Setting.Name("Limits:Countries")} has \"{country}\"; each is an ISO 3166-1 code such as GB.";

        foreach (var name in options.Users.PublicFields.Where(name => name is "id" or "phoneNumber" || string.IsNullOrWhiteSpace(name)))
            yield return $"{Setting.Name("Users:PublicFields")} has \"{name}\"; it names fields of the application's own.";

        if (options.PublicBaseUrl is { } url && (url.Scheme is not ("http" or "https") || url.Query.Length + url.Fragment.Length + url.UserInfo.Length > 0))
            yield return $"{Setting.Name("PublicBaseUrl")} is \"{SettingText.Shown(url)}\"; it is an address such as https://example.com, with nothing behind the path.";

        if (options.Sessions.IdleLifetime > options.Sessions.Lifetime)
            yield return $"{Setting.Name("Sessions:IdleLifetime")} is {options.Sessions.IdleLifetime}; it is at most Sessions:Lifetime, {options.Sessions.Lifetime}.";
    }

    private static IEnumerable<string> Twilio(JwtMongoSmsOptions options, bool needed) => !needed ? [] : TwilioOptionsCheck.Problems(options.Twilio, required: true)
        .Select(problem => problem.ShownValue is null
            ? $"{Setting.Name(problem.Setting)} {problem.Cure["it ".Length..]}"
            : $"{Setting.Name(problem.Setting)} is \"{problem.ShownValue}\"; {problem.Cure}");

    private static IEnumerable<string> MongoDb(JwtMongoSmsOptions options, OwnParts own) => !options.UsesMongoDb ? [] : MongoDbOptionsCheck
        .Problems(options.MongoDb, own.HasDatabase)
        .Select(problem => $"{Setting.RootName(problem.Setting)} {problem.Problem}");
}
