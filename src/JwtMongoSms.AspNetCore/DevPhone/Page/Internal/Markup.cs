using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JwtMongoSms.AspNetCore.DevPhone.Page.Internal;

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

    /// <summary>Markup only where it is wanted.</summary>
    public static Markup? If(bool wanted, Markup markup) => wanted ? markup : null;

    public string ToHtml() => html.ToString();
}
