using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JwtMongoSms.AspNetCore.Pages.Html;

/// <summary>HTML, written as an interpolated string. Text in a placeholder is encoded; markup in a placeholder is not.</summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount)
{
    // Letters of every script stay as they are; < > & ' " are always encoded.
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

    /// <summary>Puts markup in place of a sentence's <c>{0}</c>, <c>{1}</c>.</summary>
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

    /// <summary>Makes markup of an interpolated string where the compiler would make a string of it.</summary>
    public static Markup From(Markup markup) => markup;

    /// <summary>Takes HTML as it is. It must hold nothing that a user wrote.</summary>
    public static Markup Raw(string html)
    {
        var markup = new Markup(html.Length, 0);
        markup.AppendLiteral(html);
        return markup;
    }

    /// <summary>Writes digits from left to right in every language, apart from the direction of the text around them.</summary>
    public static Markup Number(string text) => $"<bdi class=\"jms-number\" dir=\"ltr\">{text}</bdi>";

    /// <summary>Gets the markup when the condition holds, else nothing.</summary>
    public static Markup? If(bool condition, Markup markup) => condition ? markup : null;

    public string ToHtml() => html.ToString();
}
