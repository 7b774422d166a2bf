namespace JwtMongoSms;

/// <summary>A language that messages and pages are written in, by its tag (BCP 47). It needs no culture data.</summary>
public sealed record Language
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
    public static Language? Find(string? tag)
    {
        if (tag is null or { Length: > MaxTag })
            return null;

        for (var part = tag; part.Length > 0; part = part[..Math.Max(part.LastIndexOf('-'), 0)])
        {
            if (All.FirstOrDefault(known => known.Tag.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } language)
                return language;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Tag;
}
