namespace JwtMongoSms.Core.Tests;

/// <summary>What strangers send in place of an id is refused, and not by an exception.</summary>
public sealed class JunkTextTests
{
    [Theory]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAA AAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAé")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA\u0000A")]
    public void Text_that_is_no_base64url_is_no_id(string text)
    {
        Assert.False(ChallengeId.TryParse(text, out _));
        Assert.False(SessionId.TryParse(text, out _));
        Assert.False(ChallengeHash.TryParse(text[..21] + text, out _));
    }
}
