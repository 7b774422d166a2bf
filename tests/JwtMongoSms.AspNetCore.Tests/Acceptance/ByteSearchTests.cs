using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>A search that finds nothing proves nothing, unless it finds what is there.</summary>
public sealed class ByteSearchTests
{
    private const string Secret = "4829103756";
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(Secret);

    public static TheoryData<string, byte[]> Spellings => new()
    {
        { "a code", Bytes },
        { "a code in UTF-16", Encoding.Unicode.GetBytes(Secret) },
        { "a code in big-endian UTF-16", Encoding.BigEndianUnicode.GetBytes(Secret) },
        { "a code in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Bytes)) },
        { "a code in HEX", Encoding.ASCII.GetBytes(Convert.ToHexString("?"u8.ToArray().Concat(Bytes).ToArray())) },
        { "a code in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Bytes)) },
        { "a code in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes($"x{Secret}y"))) },
        { "a code in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes($"AC:{Secret}"))) },
        { "a code in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{{\"code\":\"{Secret}\"}}"))) },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_secret_is_found_in_every_spelling_wherever_it_stands(string name, byte[] spelling)
    {
        var search = new ByteSearch().Add("a code", Secret);
        foreach (var before in new[] { 0, 1, 7, 4_096 })
        {
            byte[] haystack = [.. RandomNumberGenerator.GetBytes(before), .. spelling, .. RandomNumberGenerator.GetBytes(9)];
            Assert.Contains(name, search.Find(haystack));
        }
    }

    [Theory]
    [InlineData("code=4829103756.", true)]
    [InlineData("4829103756", true)]
    [InlineData("\"4829103756\"", true)]
    [InlineData("0HN4829103756", false)]
    [InlineData("48291037560", false)]
    public void A_number_that_stands_alone_is_told_from_a_piece_of_an_id(string text, bool found)
        => Assert.Equal(found, new ByteSearch().Add("a code", Secret, standsAlone: true).Find(Encoding.ASCII.GetBytes(text)).Any());
}
