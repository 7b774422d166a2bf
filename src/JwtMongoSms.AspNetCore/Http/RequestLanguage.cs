using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Finds the language that a request asks for.</summary>
internal static class RequestLanguage
{
    // No browser sends more, and a longer header only costs time.
    private const int MaxHeader = 1_024;

    /// <summary>Finds that of <c>?culture=</c>, else the one of ours that <c>Accept-Language</c> prefers.</summary>
    /// <returns><see langword="null"/> when it asks for none of ours, or can't be read.</returns>
    public static Language? Find(HttpRequest request)
        => Find(request, Language.All);

    /// <summary>Finds one of the languages given likewise.</summary>
    public static Language? Find(HttpRequest request, IReadOnlyList<Language> languages)
        => Tags(request).Prepend(request.Query["culture"].ToString())
            .Select(tag => Language.Find(tag, languages))
            .FirstOrDefault(language => language is not null);

    /// <summary>Reads the tags of <c>Accept-Language</c>, the preferred first.</summary>
    public static IEnumerable<string?> Tags(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        if (header.Length is 0 or > MaxHeader)
            return [];

        // RFC 9110 12.4.2: without a weight it is 1, and 0 means "not that one". Those of one weight stay in their order.
        return Ranges(header)
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.Value.Value);
    }

    // The framework's parser of lists retries at each unreadable character, which takes long for a long invalid header.
    private static IEnumerable<StringWithQualityHeaderValue> Ranges(string header)
    {
        foreach (var part in header.Split(','))
        {
            if (StringWithQualityHeaderValue.TryParse(part, out var range))
                yield return range;
        }
    }
}
