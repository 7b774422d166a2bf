using System.Buffers.Text;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.Keys;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

public sealed class PageProtectorTests
{
    private const string OtherSecret = "another root secret of the tests, of so many bytes";
    private static readonly PageProtector Protector = new(new ServerKeys(TestApp.Secret, []));
    private static readonly byte[] Content = "what a browser keeps for us"u8.ToArray();

    [Fact]
    public void A_protected_text_is_unprotected_and_never_looks_the_same()
    {
        var (first, second) = (Protector.Protect(Content, "flow"), Protector.Protect(Content, "flow"));
        Assert.Equal(Content, Protector.Unprotect(first, "flow"));
        Assert.NotEqual(first, second);
        Assert.Empty(Protector.Unprotect(Protector.Protect([], "flow"), "flow")!);
    }

    [Fact]
    public void A_text_with_any_one_bit_flipped_is_rejected()
    {
        var bytes = Base64Url.DecodeFromChars(Protector.Protect(Content, "flow"));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Protector.Unprotect(Base64Url.EncodeToString(flipped), "flow"));
        }
    }

    [Fact]
    public void A_text_that_is_cut_or_extended_is_rejected()
    {
        var text = Protector.Protect(Content, "flow");
        var bytes = Base64Url.DecodeFromChars(text);
        Assert.All(
            Enumerable.Range(0, bytes.Length),
            length => Assert.Null(Protector.Unprotect(Base64Url.EncodeToString(bytes.AsSpan(0, length)), "flow")));
        Assert.Null(Protector.Unprotect(Base64Url.EncodeToString([.. bytes, 0]), "flow"));
        Assert.All(
            [text + "=", text + " ", " " + text, text + "\n", text + "A", text + "%"],
            other => Assert.Null(Protector.Unprotect(other, "flow")));
    }

    [Theory]
    [InlineData("form")]
    [InlineData("flow\nx")]
    [InlineData("Flow")]
    [InlineData("")]
    public void A_text_that_was_protected_for_one_purpose_is_rejected_for_another(string purpose)
        => Assert.Null(Protector.Unprotect(Protector.Protect(Content, "flow"), purpose));

    [Fact]
    public void A_new_secret_accepts_what_the_previous_one_has_protected_until_that_is_removed()
    {
        var text = Protector.Protect(Content, "flow");
        Assert.Equal(Content, new PageProtector(new ServerKeys(OtherSecret, [TestApp.Secret])).Unprotect(text, "flow"));
        Assert.Null(new PageProtector(new ServerKeys(OtherSecret, [])).Unprotect(text, "flow"));
    }

    [Fact]
    public void A_flow_prints_nothing_and_comes_back_whole()
    {
        var flow = new PageFlow("AQIDBAUGBwgJCgsMDQ4PEA", "+447400123456", "07400 123456", "GB", 1_937_000_000);
        Assert.Equal(flow, PageFlow.Unprotect(Protector, flow.Protect(Protector)));
        Assert.Equal(nameof(PageFlow), flow.ToString());
        Assert.All(["", null, "%", "====", "AAAA", new string('A', 100)], text => Assert.Null(PageFlow.Unprotect(Protector, text)));
    }
}
