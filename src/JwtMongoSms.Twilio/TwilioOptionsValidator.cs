namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>Looks over the account's settings. It never shows a secret, nor all of an id: people paste the token there.</summary>
internal static class TwilioOptionsCheck
{
    /// <summary>What is wrong, setting by setting.</summary>
    /// <param name="twilio">The settings.</param>
    /// <param name="required">Whether there must be an account. Otherwise settings that are all empty are in order.</param>
    public static IEnumerable<(string Setting, string? ShownValue, string Cure)> Problems(TwilioOptions twilio, bool required = false)
        => Address(twilio).Concat(required || HasAny(twilio) ? Account(twilio).Concat(Credentials(twilio)).Concat(Sender(twilio)) : []);

    /// <summary>One problem in words: what, value, cure.</summary>
    public static string Sentence((string Setting, string? ShownValue, string Cure) problem)
        => problem.ShownValue is null ? $"{problem.Setting}: {problem.Cure}" : $"{problem.Setting} is \"{problem.ShownValue}\"; {problem.Cure}";

    private static bool HasAny(TwilioOptions twilio) => new[]
    {
        twilio.AccountSid, twilio.AuthToken, twilio.ApiKeySid, twilio.ApiKeySecret, twilio.From, twilio.MessagingServiceSid,
    }.Any(value => !string.IsNullOrEmpty(value));

    private static IEnumerable<(string, string?, string)> Account(TwilioOptions twilio)
    {
        if (string.IsNullOrEmpty(twilio.AccountSid))
            yield return ("Twilio:AccountSid", null, "it is missing; it starts with AC and has 34 characters.");
        else if (!TwilioSid.IsAccount(twilio.AccountSid))
            yield return ("Twilio:AccountSid", Beginning(twilio.AccountSid), "it starts with AC and has 34 characters.");
    }

    private static IEnumerable<(string, string?, string)> Credentials(TwilioOptions twilio)
    {
        if (string.IsNullOrEmpty(twilio.ApiKeySid) && !string.IsNullOrEmpty(twilio.ApiKeySecret))
            yield return ("Twilio:ApiKeySid", null, "it is missing, and Twilio:ApiKeySecret is set; it starts with SK and has 34 characters.");
        else if (string.IsNullOrEmpty(twilio.ApiKeySid) && string.IsNullOrEmpty(twilio.AuthToken))
            yield return ("Twilio:AuthToken", null, "it is missing; set it, or Twilio:ApiKeySid and Twilio:ApiKeySecret.");

        if (!string.IsNullOrEmpty(twilio.ApiKeySid) && !TwilioSid.IsApiKey(twilio.ApiKeySid))
            yield return ("Twilio:ApiKeySid", Beginning(twilio.ApiKeySid), "it starts with SK and has 34 characters.");
        if (!string.IsNullOrEmpty(twilio.ApiKeySid) && string.IsNullOrEmpty(twilio.ApiKeySecret))
            yield return ("Twilio:ApiKeySecret", null, "it is missing, and Twilio:ApiKeySid is set; Twilio shows it once, when the key is made.");

        if (HasSpace(twilio.AuthToken))
            yield return ("Twilio:AuthToken", null, "it holds white space or a control character; Twilio's tokens have neither.");
        if (HasSpace(twilio.ApiKeySecret))
            yield return ("Twilio:ApiKeySecret", null, "it holds white space or a control character; Twilio's secrets have neither.");
    }

    private static IEnumerable<(string, string?, string)> Sender(TwilioOptions twilio)
    {
        var (from, service) = (twilio.From, twilio.MessagingServiceSid);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(service))
            yield return ("Twilio:From", null, "it is missing; set it, or Twilio:MessagingServiceSid.");
        if (!string.IsNullOrEmpty(from) && !string.IsNullOrEmpty(service))
            yield return ("Twilio:From", null, "it is set, and Twilio:MessagingServiceSid too; set one of them.");
        if (!string.IsNullOrEmpty(from) && !SenderName.IsValid(from))
            yield return ("Twilio:From", Shown(from), "it is a number such as +12025550123, a short code of 3 to 8 digits, or a name of 1 to 11 letters, digits and spaces with a letter in it.");
        if (!string.IsNullOrEmpty(service) && !TwilioSid.IsMessagingService(service))
            yield return ("Twilio:MessagingServiceSid", Beginning(service), "it starts with MG and has 34 characters.");
    }

    private static IEnumerable<(string, string?, string)> Address(TwilioOptions twilio)
    {
        if (twilio.BaseAddress is not { } address)
            yield break;

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            yield return ("Twilio:BaseAddress", Beginning(address.OriginalString), "it is an address such as https://api.twilio.com/.");
        else if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
            yield return ("Twilio:BaseAddress", address.GetLeftPart(UriPartial.Scheme) + address.Host, "it has a host and at most a path: no user, no query, no fragment.");
        else if (address.Scheme == Uri.UriSchemeHttp && !LoopbackHost.Matches(address.Host))
            yield return ("Twilio:BaseAddress", address.GetLeftPart(UriPartial.Authority), "use https; http is only for this machine, since the token and the codes travel there.");
    }

    private static bool HasSpace(string? secret) => secret is not null && secret.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Beginning(string id) => id.Length <= 4 ? id : id[..4] + "...";

    private static string Shown(string value) => value.Length <= 16 ? value : value[..16] + "...";
}
