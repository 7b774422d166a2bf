using System.Reflection;
using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>Tells by its name whether a member holds what must not be printed.</summary>
internal static partial class SecretNames
{
    private static readonly string[] Words =
    [
        "code", "connection", "digits", "e164", "key", "keys", "mac", "password", "passwords", "salt",
        "secret", "secrets", "token", "tokens",
    ];

    private static readonly string[] SecretEnds = ["challengeId", "phoneNumber"];

    /// <summary>What stands beside a secret and is none: an id, a kind, a measure.</summary>
    private static readonly string[] Harmless =
        ["id", "ids", "issuer", "kind", "length", "lifetime", "name", "path", "scheme", "sid", "type"];

    /// <summary>Whatever a value of these names holds is secret, whatever its fields are called.</summary>
    private static readonly string[] SecretTypes =
        ["ChallengeId", "OneTimeCode", "PresentedRefreshToken", "RefreshToken", "RootSecret", "ServerKey"];

    /// <summary>Looks like a secret and is meant to be read: errors have codes too.</summary>
    private static readonly string[] Public =
        ["SignInEvent.MaskedPhoneNumber", "DeliveryFailure.Code", "SignInError.Code", "ProblemBody.Code"];

    public static bool IsSecret(Type holder, FieldInfo field)
    {
        var name = Name().Match(field.Name).Groups[1].Value;
        var words = Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        if (Public.Contains($"{holder.Name}.{name}") || words.Count == 0)
            return false;

        return Array.Exists(SecretEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            || (!Harmless.Contains(words[^1]) && (SecretTypes.Contains(holder.Name) || words.Exists(Words.Contains)));
    }

    // A property's field is called <Name>k__BackingField, a captured parameter's <name>P.
    [GeneratedRegex(@"^<?(\w+)")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
