using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// The names in a token, each with the object that it stands in, so that none stands twice in one: which of two counts is a matter of who reads. A name that is spelled with
/// escapes (<c>\u0073ub</c>) is the name that it spells.
/// </summary>
/// <param name="bytes">The token's part, and as much room behind it.</param>
/// <param name="end">Where the part ends.</param>
/// <param name="room">Room for <see cref="Most"/> names.</param>
internal ref struct MemberNames(Span<byte> bytes, int end, Span<MemberName> room)
{
    /// <summary>How many names a token may have: each is compared with those before it, at a stranger's wish.</summary>
    public const int Most = 256;

    /// <summary>How deep objects and lists may stand in each other.</summary>
    public const int Deepest = 4;

    private readonly Span<byte> bytes = bytes;
    private readonly Span<MemberName> room = room;
    private Holders holders;
    private ushort holderCount;
    private int count;
    private int end = end;

    /// <summary>An object begins.</summary>
    public void Enter(int depth) => holders[depth] = holderCount++;

    /// <summary>Notes the name that the reader stands on, unless its object has it already, or there are too many.</summary>
    public bool TryAdd(ref Utf8JsonReader reader)
    {
        if (count == Most)
            return false;

        var (start, length) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        if (reader.ValueIsEscaped)
        {
            (start, length) = (end, reader.CopyString(bytes[end..]));
            end += length;
        }

        var name = new MemberName(holders[reader.CurrentDepth], (ushort)start, (ushort)length);
        foreach (var other in room[..count])
        {
            if (other.Holder == name.Holder && other.Length == name.Length && TextOf(other).SequenceEqual(TextOf(name)))
                return false;
        }

        room[count++] = name;
        return true;
    }

    /// <summary>Reads a text that has escapes, which may spell what is no Unicode.</summary>
    /// <exception cref="InvalidOperationException">They do.</exception>
    public readonly void CheckText(ref Utf8JsonReader reader) => reader.CopyString(bytes[end..]);

    private readonly Span<byte> TextOf(MemberName name) => bytes.Slice(name.Start, name.Length);

    /// <summary>The number of the object that is open at each depth.</summary>
    [System.Runtime.CompilerServices.InlineArray(Deepest + 1)]
    private struct Holders
    {
        private ushort first;
    }
}
