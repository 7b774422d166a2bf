using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using JwtMongoSms.AspNetCore.Html;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>The pages' sentences in one language.</summary>
internal sealed class PageTexts
{
    private static readonly FrozenDictionary<Language, PageTexts> All
        = Language.All.ToFrozenDictionary(language => language, language => new PageTexts(language));

    private readonly FrozenDictionary<string, string> texts;

    private PageTexts(Language language)
    {
        Language = language;
        using var resource = EmbeddedFiles.Open($"Pages.Texts.{language.Tag}.json");
        using var json = JsonDocument.Parse(resource, new JsonDocumentOptions { AllowDuplicateProperties = false });
        texts = json.RootElement.EnumerateObject().ToFrozenDictionary(text => text.Name, text => text.Value.GetString()!);
    }

    public Language Language { get; }

    public IEnumerable<string> Names => texts.Keys;

    public string this[string name] => texts[name];

    public string? Find(string name) => texts.GetValueOrDefault(name);

    public string Format(string name, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[name], values);

    public static PageTexts In(Language language) => All[language];
}
