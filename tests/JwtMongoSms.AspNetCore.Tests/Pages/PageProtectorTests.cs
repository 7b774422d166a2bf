using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.Pages.Internal;
using JwtMongoSms.Keys.Internal;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

public sealed class SealTests
{
    private const string Other = "another root secret of the tests, of so many bytes";
    private static readonly Seal Seal = new(new ServerKeys(TestApp.Secret, []));
    private static readonly byte[] Text = "what a browser keeps for us"u8.ToArray();

    [Fact]
    public void What_was_sealed_opens_and_never_looks_the_same()
    {
        var (first, second) = (Seal.Close(Text, "flow"), Seal.Close(Text, "flow"));
        Assert.Equal(Text, Seal.Open(first, "flow"));
        Assert.NotEqual(first, second);
        Assert.Empty(Seal.Open(Seal.Close([], "flow"), "flow")!);
    }

    [Fact]
    public void Any_one_bit_flipped_keeps_it_shut()
    {
        var closed = Seal.Close(Text, "flow");
        for (var bit = 0; bit < closed.Length * 8; bit++)
        {
            var flipped = closed.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Seal.Open(flipped, "flow"));
        }
    }

    [Fact]
    public void Any_part_of_it_or_more_than_it_keeps_it_shut()
    {
        var closed = Seal.Close(Text, "flow");
        Assert.All(Enumerable.Range(0, closed.Length), length => Assert.Null(Seal.Open(closed.AsSpan(0, length), "flow")));
        Assert.Null(Seal.Open([.. closed, 0], "flow"));
    }

    [Theory]
    [InlineData("form")]
    [InlineData("flow\nx")]
    [InlineData("Flow")]
    [InlineData("")]
    public void What_was_sealed_for_one_purpose_opens_for_no_other(string purpose) => Assert.Null(Seal.Open(Seal.Close(Text, "flow"), purpose));

    [Fact]
    public void A_new_secret_opens_what_the_previous_one_has_sealed_until_that_is_taken_out()
    {
        var closed = Seal.Close(Text, "flow");
        Assert.Equal(Text, new Seal(new ServerKeys(Other, [TestApp.Secret])).Open(closed, "flow"));
        Assert.Null(new Seal(new ServerKeys(Other, [])).Open(closed, "flow"));
    }

    [Fact]
    public void The_frameworks_antiforgery_is_told_that_a_seal_is_foreign()
    {
        var provider = new SealProvider(Seal, "form");
        var closed = provider.CreateProtector("a").Protect(Text);
        Assert.Equal(Text, provider.CreateProtector("a").Unprotect(closed));
        Assert.Throws<CryptographicException>(() => provider.CreateProtector("b").Unprotect(closed));
        Assert.Throws<CryptographicException>(() => provider.Unprotect(closed));
    }

    [Fact]
    public void A_flow_prints_nothing_and_comes_back_whole()
    {
        var flow = new PageFlow("AQIDBAUGBwgJCgsMDQ4PEA", "+447400123456", "07400 123456", "GB", 1_937_000_000);
        Assert.Equal(flow, PageFlow.Open(Seal, flow.Close(Seal)));
        Assert.Equal(nameof(PageFlow), flow.ToString());
        Assert.All(["", null, "%", "====", "AAAA", new string('A', 100)], text => Assert.Null(PageFlow.Open(Seal, text)));
    }
}
