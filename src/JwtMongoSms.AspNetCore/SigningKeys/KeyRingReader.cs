using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JwtMongoSms.Keys;
using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>Reads the configured keys, and finds what is wrong with each. No message shows anything of a key.</summary>
/// <param name="serverKeys">The keys that are derived from the root secret; <see langword="null"/> when that secret is invalid.</param>
/// <param name="contentRoot">Where relative paths begin.</param>
internal sealed partial class KeyRingReader(ServerKeys? serverKeys, string contentRoot)
{
    private const string Sources = "it has one of Path, Pem, Secret and FromRootSecret.";

    public KeyReading Read(SigningKeyOptions options)
    {
        var reading = new KeyReading();
        if (options.Keys.Count == 0)
            reading.Keys.AddRange(options.Secret is { } secret ? CreateFromSecret("Tokens:Secret", secret, id: null, reading) : FromRoot());
        else if (options.Secret is not null)
            reading.Problems.Add(
                $"{Setting.Name("Tokens:Secret")} and {Setting.Name("Tokens:Keys")} are both set; "
                + "move the secret into the list, as Tokens:Keys:n:Secret; the first key of the list signs.");

        var places = new List<(string Path, SigningKey Key)>();
        foreach (var (index, key) in options.Keys.Index())
            Add($"Tokens:Keys:{index}", key, reading, places);

        reading.Keys.AddRange(places.Select(place => place.Key));
        reading.Problems.AddRange(Doubled(places));
        return reading;
    }

    /// <summary>Hashes the content of all key files, so that a change of any shows.</summary>
    public string FingerprintOf(SigningKeyOptions options)
        => Convert.ToHexString([.. PathsOf(options).SelectMany(path => new KeyFile(contentRoot, path).Fingerprint().Append((byte)0))]);

    public static IEnumerable<string> PathsOf(SigningKeyOptions options) => options.Keys.Select(key => key.Path).OfType<string>();

    private void Add(string path, SigningKeySource options, KeyReading reading, List<(string Path, SigningKey Key)> places)
    {
        var before = reading.Problems.Count;
        if (options.Id is { } id && (options.FromRootSecret || !Name().IsMatch(id)))
            reading.Problems.Add(
                $"{Setting.Name(path + ":Id")} is \"{id}\"; "
                + (options.FromRootSecret
                    ? "keys from the root secret have ids of their own."
                    : "it has 1 to 64 letters, digits, -, . and _."));

        string?[] sources = [options.Path, options.Pem, options.Secret, options.FromRootSecret ? "" : null];
        if (sources.Count(source => source is not null) is not 1 and var count)
            reading.Problems.Add($"{Setting.Name(path)} has {(count == 0 ? "no key" : "several keys")}; {Sources}");

        if (reading.Problems.Count > before)
            return;

        if (options.FromRootSecret)
            places.AddRange(FromRoot().Select(key => (path, key)));
        else if (options.Secret is { } secret)
            places.AddRange(CreateFromSecret(path + ":Secret", secret, options.Id, reading).Select(key => (path, key)));
        else if (CreateFromFileOrText(path, options, reading) is { } key)
            places.Add((path, key));
    }

    private IEnumerable<SigningKey> FromRoot() => serverKeys?.All(KeyUse.Token).Select(SigningKey.FromServerKey) ?? [];

    private static IEnumerable<SigningKey> CreateFromSecret(string setting, string secret, string? id, KeyReading reading)
    {
        if (SecretStrength.FindProblem(setting, secret) is not { } problem)
            return [SigningKey.FromSecret(Encoding.UTF8.GetBytes(secret), id)];

        reading.Problems.Add(problem);
        return [];
    }

    private SigningKey? CreateFromFileOrText(string path, SigningKeySource options, KeyReading reading)
    {
        var name = options.Path is { } file ? $"{Setting.Name(path + ":Path")} is \"{file}\"" : $"{Setting.Name(path + ":Pem")} is invalid";
        var (key, problem) = options.Path is not null
            ? ReadFile(options, name, reading)
            : PrivateKeyReader.Read(options.Pem!, options.Password);
        problem ??= key is null ? null : KeyStrength.FindProblem(key);
        if (problem is null)
            return SigningKey.FromPrivateKey(key!, options.Id);

        key?.Dispose();
        reading.Problems.Add($"{name}; {problem}");
        return null;
    }

    private (AsymmetricAlgorithm? Key, string? Problem) ReadFile(SigningKeySource options, string name, KeyReading reading)
    {
        var file = new KeyFile(contentRoot, options.Path!);
        var (bytes, problem) = file.Read();
        if (bytes is null)
            return (null, problem);

        if (file.IsOpenToAll)
            reading.Notices.Add($"{name}; every user of this machine can read the file. Remove that permission: chmod o-r.");

        return PrivateKeyReader.Read(bytes, options.Password);
    }

    private static IEnumerable<string> Doubled(List<(string Path, SigningKey Key)> places)
    {
        for (var second = 1; second < places.Count; second++)
        {
            var (path, key) = places[second];
            var first = places.FindIndex(place => place.Key.HasMaterialOf(key) || place.Key.Id == key.Id);
            if (first == second)
                continue;

            var what = places[first].Key.HasMaterialOf(key)
                ? "are the same key; list each key once."
                : $"have both the id \"{key.Id}\"; each has its own.";
            yield return $"{Setting.Name(places[first].Path)} and {Setting.Name(path)} {what}";
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Name();
}

/// <summary>The configured keys, or what is wrong with any of them.</summary>
internal sealed class KeyReading
{
    public List<SigningKey> Keys { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>Gets what works and should still be mended.</summary>
    public List<string> Notices { get; } = [];
}
