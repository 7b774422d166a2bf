using System.Collections.Concurrent;
using System.Globalization;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Phones.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The countries that codes go to, by their names in the page's language.</summary>
internal sealed class CountryList(IOptions<LoginOptions> options)
{
    private readonly LimitOptions limits = options.Value.Limits;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Country>> byLanguage = new();

    public IReadOnlyList<Country> In(PageTexts texts) => byLanguage.GetOrAdd(texts.Language, _ => Named(texts));

    /// <summary>The country that a person most likely has: the browser's, else the only one there is.</summary>
    public string? Guess(HttpRequest request)
    {
        foreach (var tag in RequestCulture.Tags(request))
        {
            if (tag is not null && tag.LastIndexOf('-') is > 0 and var at && Find(tag[(at + 1)..]) is { } country)
                return country;
        }

        return limits.Countries.Count > 0 ? limits.Countries[0].ToUpperInvariant() : null;
    }

    /// <summary>A country's code as we write it; <see langword="null"/> when no codes go there.</summary>
    public string? Find(string? text)
        => text is { Length: 2 } && text.ToUpperInvariant() is var code && PhoneParser.IsCountry(code) && limits.AllowsCountry(code) ? code : null;

    private List<Country> Named(PageTexts texts)
    {
        var order = OrderOf(texts.Language).GetStringComparer(CompareOptions.None);
        return [.. PhoneParser.Countries.Where(limits.AllowsCountry)
            .Select(code => new Country(code, PhoneParser.CountryName(code, texts.Language) ?? texts.Find("country." + code) ?? code, PhoneParser.CallingCodeOf(code)))
            .OrderBy(country => country.Name, order)];
    }

    private static CompareInfo OrderOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).CompareInfo;
        }
        catch (CultureNotFoundException)
        {
            // A container may run without the data behind cultures.
            return CultureInfo.InvariantCulture.CompareInfo;
        }
    }
}
