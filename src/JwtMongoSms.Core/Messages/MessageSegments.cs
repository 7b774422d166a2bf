using System.Buffers;

namespace JwtMongoSms;

/// <summary>Counts the segments that carriers split a text into, and bill.</summary>
public sealed class MessageSegments
{
    // 3GPP TS 23.038 6.2.1 and 6.2.1.1. A character of the extension table travels behind an escape: two units.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> Gsm7Characters = SearchValues.Create(Basic + Extension);
    private static readonly SearchValues<char> ExtensionCharacters = SearchValues.Create(Extension);

    private MessageSegments(MessageEncoding encoding, string? foreignCharacter, int units, int segments)
    {
        Encoding = encoding;
        ForeignCharacter = foreignCharacter;
        Units = units;
        Segments = segments;
    }

    /// <summary>Gets the alphabet of the whole text.</summary>
    public MessageEncoding Encoding { get; }

    /// <summary>Gets the first character that GSM-7 lacks, which puts the whole text into UCS-2; <see langword="null"/> for none.</summary>
    public string? ForeignCharacter { get; }

    /// <summary>Gets the number of segments; 1 for an empty text.</summary>
    public int Segments { get; }

    /// <summary>Gets the units: in GSM-7 one a character, two for the extension table; in UCS-2 one a UTF-16 code unit.</summary>
    public int Units { get; }

    /// <summary>Counts a text.</summary>
    public static MessageSegments Of(string text)
        => text.AsSpan().IndexOfAnyExcept(Gsm7Characters) is var foreign and >= 0
            ? Count(text, MessageEncoding.Ucs2, foreign, 70, 67)
            : Count(text, MessageEncoding.Gsm7, foreign: null, 160, 153);

    private static MessageSegments Count(string text, MessageEncoding encoding, int? foreign, int single, int each)
    {
        var (units, full, inLast) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var size = SizeAt(text, i, encoding, out var isPair);
            i += isPair ? 1 : 0;
            units += size;

            // Neither an escape and its character nor the halves of a pair may end up in different segments.
            if (inLast + size > each)
                (full, inLast) = (full + 1, 0);
            inLast += size;
        }

        var foreignCharacter = foreign is { } index ? text.Substring(index, IsPairAt(text, index) ? 2 : 1) : null;
        return new MessageSegments(encoding, foreignCharacter, units, units <= single ? 1 : full + 1);
    }

    private static int SizeAt(string text, int index, MessageEncoding encoding, out bool isPair)
    {
        isPair = encoding == MessageEncoding.Ucs2 && IsPairAt(text, index);
        return isPair || (encoding == MessageEncoding.Gsm7 && ExtensionCharacters.Contains(text[index])) ? 2 : 1;
    }

    private static bool IsPairAt(string text, int index) => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
