using System.Security.Cryptography;
using JwtMongoSms.Keys;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.Core.Tests;

public sealed class RefreshTokenDeriverTests
{
    private const string Secret = "a secret of at least thirty-two bytes";
    private static readonly ServerKeys Keys = new(Secret, []);
    private static readonly RefreshTokenDeriver Deriver = new(Keys);

    [Fact]
    public void A_session_knows_its_own_token_and_those_before_it()
    {
        var session = NewSession();
        Assert.True(Deriver.TryRead(Deriver.Derive(session)!.Value, out var token));
        Assert.True(Deriver.IsGenuine(token, session));
        Assert.True(Deriver.IsGenuine(token, session with { Generation = 3 }));
    }

    [Fact]
    public void A_token_of_a_later_generation_than_the_session_is_not_genuine()
    {
        var session = NewSession();
        Assert.True(Deriver.TryRead(Deriver.Derive(session with { Generation = 1 })!.Value, out var token));
        Assert.False(Deriver.IsGenuine(token, session));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("000")]
    [InlineData("+0")]
    [InlineData("-0")]
    [InlineData(" 0")]
    [InlineData("0 ")]
    [InlineData("0\0")]
    [InlineData("\u0660")]
    [InlineData("")]
    public void A_generation_that_is_written_in_another_way_makes_a_token_junk(string generation)
    {
        var parts = Deriver.Derive(NewSession())!.Value.Split('.');
        Assert.Equal("0", parts[1]);
        Assert.False(Deriver.TryRead($"{parts[0]}.{generation}.{parts[2]}", out _));
    }

    [Fact]
    public void Every_changed_character_makes_a_token_junk()
    {
        var token = Deriver.Derive(NewSession())!.Value;
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[i] == 'A' ? 'B' : 'A';
            Assert.False(Deriver.TryRead(token[..i] + changed + token[(i + 1)..], out _), $"character {i}");
        }
    }

    [Fact]
    public void The_secret_without_the_stored_salt_gives_no_token()
    {
        var session = NewSession();
        var forged = Deriver.Derive(session with { Salt = new byte[RefreshTokenDeriver.SaltBytes] })!;
        Assert.True(Deriver.TryRead(forged.Value, out var token));
        Assert.False(Deriver.IsGenuine(token, session));
    }

    [Fact]
    public void A_token_outlives_its_secret_only_while_that_is_a_previous_one()
    {
        var session = NewSession();
        var text = Deriver.Derive(session)!.Value;
        var rotated = new RefreshTokenDeriver(new ServerKeys("another secret of at least thirty-two", [Secret]));
        var removed = new RefreshTokenDeriver(new ServerKeys("another secret of at least thirty-two", []));

        Assert.True(rotated.TryRead(text, out var token));
        Assert.True(rotated.IsGenuine(token, session));
        Assert.False(removed.TryRead(text, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.-1.AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.99999999999.AAAA")]
    public void Junk_is_refused(string text) => Assert.False(Deriver.TryRead(text, out _));

    private static Session NewSession() => new()
    {
        Id = SessionId.New(),
        UserId = UserId.New(DateTimeOffset.UnixEpoch),
        Salt = RandomNumberGenerator.GetBytes(RefreshTokenDeriver.SaltBytes),
        KeyId = Keys.Current(KeyUse.Refresh).Id,
        CreatedAt = DateTimeOffset.UnixEpoch,
        RotatedAt = DateTimeOffset.UnixEpoch,
        IdleUntil = DateTimeOffset.UnixEpoch.AddDays(14),
        EndsAt = DateTimeOffset.UnixEpoch.AddDays(30),
    };
}
