using System.Text;
using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Valid tokens with one bit changed, each bit of each.</summary>
public sealed class BitFlipTests
{
    [Theory]
    [InlineData("HS256", 1_000_000)]
    [InlineData("ES256", 100_000)]
    [InlineData("RS256", 100_000)]
    public async Task Of_a_million_tokens_with_one_bit_flipped_none_is_accepted(string algorithm, int most)
    {
        // Acceptance 12
        await using var app = await SignedInApp.StartAsync(algorithm);
        var (reader, issuer) = (app.Services.GetRequiredService<AccessTokenReader>(), app.Services.GetRequiredService<AccessTokenIssuer>());
        long flips = 0, accepted = 0;

        var tokens = TakeUntil(() => Volatile.Read(ref flips) >= most, () => issuer.Issue(Given.Session(app.Time.GetUtcNow()), []).Value);
        await Parallel.ForEachAsync(tokens, TestContext.Current.CancellationToken, (token, _) =>
        {
            Assert.NotNull(reader.Read(token));
            foreach (var flipped in Flipped(token))
            {
                if (reader.Read(flipped) is not null)
                    Interlocked.Increment(ref accepted);
                Interlocked.Increment(ref flips);
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(0, accepted);
        Assert.True(flips >= most);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("ES256")]
    public async Task A_token_with_any_one_bit_flipped_is_refused_over_HTTP(string algorithm)
    {
        // Acceptance 12
        await using var app = await SignedInApp.StartAsync(algorithm);
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        Assert.Equal(200, await app.GetAsync("/auth/me", token).StatusAsync());

        // No client can send the others in a header.
        var flipped = Flipped(token).Where(text => text.All(c => c is > ' ' and <= '~')).ToList();
        Assert.True(flipped.Count > 2_000);
        foreach (var text in flipped)
            Assert.Equal(401, await app.GetAsync("/auth/me", text).StatusAsync());

        Assert.Equal(200, await app.GetAsync("/auth/me", token).StatusAsync());
    }

    private static IEnumerable<string> Flipped(string token)
    {
        var bytes = Encoding.Latin1.GetBytes(token);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return Encoding.Latin1.GetString(bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static IEnumerable<string> TakeUntil(Func<bool> isEnough, Func<string> next)
    {
        while (!isEnough())
            yield return next();
    }
}
