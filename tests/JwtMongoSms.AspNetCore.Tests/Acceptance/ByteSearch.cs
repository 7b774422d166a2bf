using System.Buffers.Binary;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Looks for many thousand secrets at once, in every spelling that they could be stored or logged in by accident.</summary>
internal sealed class ByteSearch
{
    private const int Prefix = sizeof(ulong);
    private readonly Dictionary<ulong, List<(string Name, byte[] Bytes, bool StandsAlone)>> needles = [];

    /// <summary>Looks for a text as it is, in UTF-16, in hex and in base64.</summary>
    /// <param name="name">What it is; a finding says so.</param>
    /// <param name="text">The secret.</param>
    /// <param name="standsAlone">
    /// Whether letters or digits around it make it another thing: a short number stands in random ids by chance.
    /// </param>
    public ByteSearch Add(string name, string text, bool standsAlone = false)
    {
        AddNeedle($"{name} in UTF-16", Encoding.Unicode.GetBytes(text));
        AddNeedle($"{name} in big-endian UTF-16", Encoding.BigEndianUnicode.GetBytes(text));
        return Add(name, Encoding.ASCII.GetBytes(text), standsAlone);
    }

    /// <summary>Looks for bytes as they are, in hex and in base64.</summary>
    public ByteSearch Add(string name, ReadOnlySpan<byte> bytes, bool standsAlone = false)
    {
        AddNeedle(name, bytes.ToArray(), standsAlone);
        AddNeedle($"{name} in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        AddNeedle($"{name} in HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        for (var offset = 0; offset < 3; offset++)
        {
            var base64 = Base64At(bytes, offset);
            AddNeedle($"{name} in base64", Encoding.ASCII.GetBytes(base64));
            AddNeedle($"{name} in base64url", Encoding.ASCII.GetBytes(base64.Replace('+', '-').Replace('/', '_')));
        }

        return this;
    }

    /// <summary>The names of what is there.</summary>
    public IEnumerable<string> Find(byte[] haystack)
    {
        for (var at = 0; at <= haystack.Length - Prefix; at++)
        {
            if (!needles.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(haystack.AsSpan(at)), out var candidates))
                continue;

            foreach (var (name, bytes, standsAlone) in candidates)
            {
                if (haystack.AsSpan(at).StartsWith(bytes) && !(standsAlone && IsInside(haystack, at, bytes.Length)))
                    yield return name;
            }
        }
    }

    /// <summary>The first lines with something in them, and what it is.</summary>
    public IEnumerable<string> LeaksIn(IEnumerable<string> lines) => lines
        .SelectMany(line => Find(Encoding.UTF8.GetBytes(line)).Select(name => $"{name}: {line[..Math.Min(line.Length, 600)]}"))
        .Distinct().Take(5);

    private void AddNeedle(string name, byte[] needle, bool standsAlone = false)
    {
        var prefix = BinaryPrimitives.ReadUInt64LittleEndian(needle);
        if (!needles.TryGetValue(prefix, out var same))
            needles.Add(prefix, same = []);

        same.Add((name, needle, standsAlone));
    }

    // What the bytes look like behind 0, 1 or 2 others: without the characters that their neighbours have a part in.
    private static string Base64At(ReadOnlySpan<byte> bytes, int offset)
    {
        byte[] shifted = [.. new byte[offset], .. bytes];
        var whole = Convert.ToBase64String(shifted).TrimEnd('=');
        var first = offset == 0 ? 0 : offset + 1;
        return whole[first..(shifted.Length * 8 / 6)];
    }

    private static bool IsInside(byte[] haystack, int at, int length)
        => (at > 0 && char.IsAsciiLetterOrDigit((char)haystack[at - 1]))
        || (at + length < haystack.Length && char.IsAsciiLetterOrDigit((char)haystack[at + length]));
}
