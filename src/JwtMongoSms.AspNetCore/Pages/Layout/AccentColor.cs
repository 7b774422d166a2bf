using System.Globalization;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Makes the accent colour visible on the page in both themes.</summary>
internal static class AccentColor
{
    // WCAG 2.2, 1.4.11: the button and the focus ring stand out from what is behind them.
    private const double MinContrast = 3;
    private const int Steps = 20;

    private static readonly Rgb Black = new(0, 0, 0);
    private static readonly Rgb White = new(255, 255, 255);

    // The page behind the card, the darker or the lighter of the two: --jms-paper and --jms-card in page.css.
    private static readonly Rgb LightPaper = Rgb.Parse("#f3f4f7");
    private static readonly Rgb DarkCard = Rgb.Parse("#191c22");

    /// <summary>Writes the custom properties of the style sheet for a colour such as <c>#1f5fd6</c>.</summary>
    public static string ToCss(string accent)
    {
        var color = Rgb.Parse(accent);
        return $":root{{{Properties(Move(color, Black, LightPaper))}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root{{{Properties(Move(color, White, DarkCard))}}}}}\n";
    }

    // WCAG 2.2, 1.4.3: black or white always has a contrast of at least 4.5 with a given colour.
    private static string Properties(Rgb color)
        => $"--jms-accent:{color};--jms-on-accent:{(color.ContrastTo(White) >= color.ContrastTo(Black) ? "#fff" : "#000")}";

    private static Rgb Move(Rgb color, Rgb target, Rgb background) => Enumerable.Range(0, Steps + 1)
        .Select(step => color.Mix(target, (double)step / Steps))
        .First(mixed => mixed.ContrastTo(background) >= MinContrast);

    private readonly record struct Rgb(byte Red, byte Green, byte Blue)
    {
        private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

        public static Rgb Parse(string text) => new(Part(text, 1), Part(text, 3), Part(text, 5));

        public Rgb Mix(Rgb other, double share)
            => new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

        public double ContrastTo(Rgb other)
        {
            var (one, two) = (Luminance + 0.05, other.Luminance + 0.05);
            return Math.Max(one, two) / Math.Min(one, two);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

        private static byte Part(string text, int at)
            => byte.Parse(text.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

        private static double Linear(byte value)
        {
            var part = value / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
    }
}
