using JwtMongoSms.Messages;

namespace JwtMongoSms.Languages;

/// <summary>The languages that people are written to in. Names of cultures alone: an application may run without the data behind them.</summary>
internal static class KnownLanguages
{
    public const string Default = "en";

    // RFC 5646 4.4.1: no registered tag is longer.
    private const int MaxTag = 35;

    /// <summary>Their tags (BCP 47).</summary>
    public static IReadOnlyCollection<string> Tags => DefaultMessage.Sentences.Keys;

    /// <summary>The language for a tag: its own, else that of what it is a part of, as <c>es</c> for <c>es-419</c> (RFC 4647 3.4).</summary>
    /// <returns><see langword="null"/> for a language that isn't among ours, and for what is no tag.</returns>
    public static string? Find(string? tag)
    {
        if (tag is null or { Length: > MaxTag })
            return null;

        for (var part = tag; part.Length > 0; part = Parent(part))
        {
            if (Tags.FirstOrDefault(known => known.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } language)
                return language;
        }

        return null;
    }

    private static string Parent(string tag) => tag[..Math.Max(tag.LastIndexOf('-'), 0)];
}
