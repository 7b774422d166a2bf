using System.Globalization;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.Core.Tests;

public sealed class DeviceTextTests
{
    [Theory]
    [InlineData("Firefox on Windows", "Firefox on Windows")]
    [InlineData("  Żółw 🐢  ", "Żółw 🐢")]
    [InlineData("a\r\nb\tc\0d\u001be\u007f\u0085", "abcde")]
    [InlineData("\u202eevil\u2066\u200b\ufeff\u2028", "evil")]
    [InlineData("half \ud83d a pair", "half  a pair")]
    [InlineData("", null)]
    [InlineData(" \n ", null)]
    [InlineData(null, null)]
    public void What_would_not_show_as_itself_is_left_out(string? given, string? kept) => Assert.Equal(kept, DeviceText.Clean(given));

    [Fact]
    public void It_is_cut_to_its_maximum_and_between_characters()
    {
        Assert.Equal(64, DeviceText.Clean(new string('a', 10_000))!.Length);
        var turtles = DeviceText.Clean("a" + string.Concat(Enumerable.Repeat("🐢", 100)))!;
        Assert.Equal(63, turtles.Length);
        Assert.Equal(32, new StringInfo(turtles).LengthInTextElements);
    }
}
