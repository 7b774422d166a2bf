using System.Collections.Frozen;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Languages;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>The languages of the pages: ours, and those that the application adds.</summary>
internal sealed class PageLanguages
{
    private readonly FrozenDictionary<Language, PageTexts> texts;
    private readonly List<Language> all;
    private readonly Language defaultLanguage;

    public PageLanguages(IOptions<PageOptions> pages, IOptions<JwtMongoSmsOptions> shared, IHostEnvironment environment)
    {
        var byLanguage = Language.All.ToDictionary(language => language, PageTexts.In);
        if (pages.Value.TextsPath is { } path)
        {
            foreach (var file in TextFile.ReadAll(Path.Combine(environment.ContentRootPath, path)))
                byLanguage[file.Language] = PageTexts.With(file.Language, file.Sentences);
        }

        texts = byLanguage.ToFrozenDictionary();
        all = [.. byLanguage.Keys];
        defaultLanguage = shared.Value.FindLanguage();
    }

    public Language? Find(string? tag) => Language.Find(tag, all);

    public PageTexts TextsFor(HttpRequest request) => texts[RequestLanguage.Find(request, all) ?? defaultLanguage];
}
