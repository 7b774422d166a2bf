using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace JwtMongoSms;

/// <summary>Names a user. New ids have the form of a MongoDB ObjectId in every store.</summary>
public sealed record UserId
{
    private const int MaxText = 128;

    private UserId(string value) => Value = value;

    /// <summary>Gets the id for tokens and responses.</summary>
    public string Value { get; }

    /// <summary>Creates an id of 24 hex digits: 4 bytes of time and 8 random ones.</summary>
    /// <param name="now">The time that the id begins with; ids sort by it.</param>
    public static UserId New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)now.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(bytes[4..]);
        return new UserId(Convert.ToHexStringLower(bytes));
    }

    /// <summary>Parses an id.</summary>
    /// <returns><see langword="false"/> when the text is empty, longer than 128 characters or holds control characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UserId? id)
    {
        id = text is { Length: > 0 and <= MaxText } && !HasControl(text) ? new UserId(text) : null;
        return id is not null;
    }

    /// <summary>Parses an id that a store holds.</summary>
    /// <exception cref="FormatException">The text can't be an id.</exception>
    public static UserId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("The text is no user id.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
                return true;
        }

        return false;
    }
}
