using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace JwtMongoSms;

/// <summary>A language that messages and pages are written in, by its tag (BCP 47). It needs no culture data.</summary>
public sealed partial record Language
{
    // RFC 5646 4.4.1: no registered tag is longer.
    private const int MaxTag = 35;

    private Language(string tag) => Tag = tag;

    /// <summary>Gets English, the default.</summary>
    public static Language English { get; } = new("en");

    /// <summary>Gets the languages that every text of ours is written in.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, new("es"), new("fr"), new("ar")];

    /// <summary>Gets the tag, such as <c>fr</c>.</summary>
    public string Tag { get; }

    /// <summary>Finds the language of a tag, else of the tag's beginning, as <c>es</c> for <c>es-419</c> (RFC 4647 3.4).</summary>
    /// <returns><see langword="null"/> for a language that isn't among <see cref="All"/>, and for a text that is no tag.</returns>
    public static Language? Find(string? tag) => Find(tag, All);

    /// <summary>Reads a tag of any language: one that a store has kept, or that the application adds to the sign-in page.</summary>
    /// <returns><see langword="false"/> for a text that isn't in the form of a tag (RFC 5646 2.1).</returns>
    public static bool TryParse(string? tag, [NotNullWhen(true)] out Language? language)
    {
        language = tag is { Length: <= MaxTag } && TagForm().IsMatch(tag)
            ? All.FirstOrDefault(known => known.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase)) ?? new Language(tag)
            : null;
        return language is not null;
    }

    /// <summary>Finds the language of a tag, else of the tag's beginning, among those given.</summary>
    internal static Language? Find(string? tag, IReadOnlyList<Language> languages)
    {
        if (tag is null or { Length: > MaxTag })
            return null;

        for (var part = tag; part.Length > 0; part = part[..Math.Max(part.LastIndexOf('-'), 0)])
        {
            if (languages.FirstOrDefault(known => known.Tag.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } language)
                return language;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Tag;

    [GeneratedRegex(@"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*\z")]
    private static partial Regex TagForm();
}
