using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using JwtMongoSms.AspNetCore.Pages.Html;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>The pages' sentences in one language.</summary>
internal sealed class PageTexts
{
    private static readonly FrozenDictionary<Language, PageTexts> Ours
        = Language.All.ToFrozenDictionary(language => language, language => new PageTexts(language));

    private readonly FrozenDictionary<string, string> texts;

    private PageTexts(Language language)
    {
        Language = language;
        using var own = Open(language.Tag);
        using var errors = Open("errors");
        var sentences = own.RootElement.EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value));
        var errorSentences = errors.RootElement.EnumerateObject()
            .Select(error => KeyValuePair.Create("error." + error.Name, error.Value.GetProperty(language.Tag)));
        texts = sentences.Concat(errorSentences).ToFrozenDictionary(text => text.Key, text => text.Value.GetString()!);
    }

    private PageTexts(Language language, FrozenDictionary<string, string> texts) => (Language, this.texts) = (language, texts);

    public Language Language { get; }

    public IEnumerable<string> Names => texts.Keys;

    public string this[string name] => texts[name];

    public string? Find(string name) => texts.GetValueOrDefault(name);

    public string Format(string name, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[name], values);

    /// <summary>Gets our sentences in a language, English where we have none in it, with those of the application in their place.</summary>
    public static PageTexts With(Language language, IReadOnlyDictionary<string, string> replaced)
    {
        var ours = Ours.GetValueOrDefault(language) ?? Ours[Language.English];
        return new PageTexts(language, ours.Names.ToFrozenDictionary(name => name, name => replaced.GetValueOrDefault(name) ?? ours[name]));
    }

    public static PageTexts In(Language language) => Ours[language];

    private static JsonDocument Open(string name)
    {
        using var resource = EmbeddedFiles.Open($"Pages.Texts.{name}.json");
        return JsonDocument.Parse(resource, new JsonDocumentOptions { AllowDuplicateProperties = false });
    }
}
