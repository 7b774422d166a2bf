using System.Collections.Concurrent;
using System.Globalization;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>The countries that codes are sent to, named and sorted in the page's language.</summary>
internal sealed class CountryList(IOptions<LimitOptions> options)
{
    private readonly LimitOptions limits = options.Value;
    private readonly ConcurrentDictionary<Language, IReadOnlyList<Country>> byLanguage = new();

    public IReadOnlyList<Country> In(PageTexts texts) => byLanguage.GetOrAdd(texts.Language, _ => CreateList(texts));

    /// <summary>Gets the country to select at first: the browser's, else the first that codes are sent to.</summary>
    public string? Guess(HttpRequest request)
    {
        foreach (var tag in RequestLanguage.Tags(request))
        {
            if (tag is not null && tag.LastIndexOf('-') is > 0 and var at && Find(tag[(at + 1)..]) is { } country)
                return country;
        }

        return limits.Countries.Count > 0 ? limits.Countries[0].ToUpperInvariant() : null;
    }

    /// <summary>Gets a country's code in upper case.</summary>
    /// <returns><see langword="null"/> when it is no country's code, or no codes are sent there.</returns>
    public string? Find(string? text)
    {
        var code = text?.ToUpperInvariant() ?? "";
        return code.Length == 2 && PhoneParser.IsCountry(code) && limits.AllowsCountry(code) ? code : null;
    }

    private List<Country> CreateList(PageTexts texts)
    {
        var order = ComparisonFor(texts.Language.Tag).GetStringComparer(CompareOptions.None);
        return [.. PhoneParser.Countries.Where(limits.AllowsCountry).Where(limits.HasNumbersIn)
            .Select(code => new Country(code, NameOf(code, texts), PhoneParser.CallingCodeOf(code)))
            .OrderBy(country => country.Name, order)];
    }

    private static string NameOf(string code, PageTexts texts)
        => PhoneParser.CountryName(code, texts.Language.Tag) ?? texts.Find("country." + code) ?? code;

    private static CompareInfo ComparisonFor(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).CompareInfo;
        }
        catch (CultureNotFoundException)
        {
            // Containers may lack ICU's data.
            return CultureInfo.InvariantCulture.CompareInfo;
        }
    }
}

/// <summary>A country of the list, by its ISO 3166-1 code.</summary>
internal sealed record Country(string Region, string Name, int CallingCode);
