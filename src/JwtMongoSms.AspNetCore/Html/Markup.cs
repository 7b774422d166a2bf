using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JwtMongoSms.AspNetCore.Html;

/// <summary>HTML, written as an interpolated string. What stands in a hole is text and is encoded, unless it is markup itself.</summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount)
{
    // Every letter stands as it is; < > & ' " never do.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => html.Append(number);

    public void AppendFormatted(Markup? markup) => html.Append(markup?.html);

    public void AppendFormatted(IEnumerable<Markup> markups)
    {
        foreach (var markup in markups)
            html.Append(markup.html);
    }

    /// <summary>A sentence of ours, with markup in place of its <c>{0}</c>, <c>{1}</c>.</summary>
    public static Markup Sentence(string sentence, params ReadOnlySpan<Markup> parts)
    {
        var markup = new Markup(sentence.Length, parts.Length);
        var rest = sentence.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var at)
        {
            markup.AppendFormatted(rest[..at].ToString());
            markup.AppendFormatted(parts[rest[at + 1] - '0']);
            rest = rest[(at + 3)..];
        }

        markup.AppendFormatted(rest.ToString());
        return markup;
    }

    /// <summary>Markup where the compiler would take an interpolated string for a text.</summary>
    public static Markup Of(Markup markup) => markup;

    /// <summary>HTML that we have written ourselves.</summary>
    public static Markup Raw(string html)
    {
        var markup = new Markup(html.Length, 0);
        markup.AppendLiteral(html);
        return markup;
    }

    /// <summary>Digits run from left to right in every language, and their neighbours are not to move them.</summary>
    public static Markup Number(string text) => $"<bdi class=\"jms-number\" dir=\"ltr\">{text}</bdi>";

    /// <summary>Markup only where it is wanted.</summary>
    public static Markup? If(bool wanted, Markup markup) => wanted ? markup : null;

    public string ToHtml() => html.ToString();
}
