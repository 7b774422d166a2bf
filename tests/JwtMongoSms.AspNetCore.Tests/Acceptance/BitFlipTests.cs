using System.Net.Http.Headers;
using System.Text;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TestSupport;

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
        var (parser, issuer) = (app.Services.GetRequiredService<StrictTokenParser>(), app.Services.GetRequiredService<AccessTokenIssuer>());
        var bearer = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtMongoSmsDefaults.AuthenticationScheme);
        var handler = Assert.Single(bearer.TokenHandlers);
        long flips = 0, pastTheParser = 0, accepted = 0;

        var tokens = TakeUntil(() => Volatile.Read(ref flips) >= most, () => issuer.Issue(Given.Session(app.Time.GetUtcNow()), Given.User(app.Time.GetUtcNow())).Value);
        await Parallel.ForEachAsync(tokens, TestContext.Current.CancellationToken, async (token, _) =>
        {
            Assert.True(await IsAcceptedAsync(token));
            foreach (var flipped in Flipped(token))
            {
                if (await IsAcceptedAsync(flipped))
                    Interlocked.Increment(ref accepted);
                Interlocked.Increment(ref flips);
            }
        });

        Assert.Equal(0, accepted);
        Assert.True(flips >= most);

        // Both lines of defence were tried.
        Assert.InRange(pastTheParser, 1_000, flips - 1_000);

        async ValueTask<bool> IsAcceptedAsync(string token)
        {
            if (!parser.HasForm(token))
                return false;

            Interlocked.Increment(ref pastTheParser);
            return (await handler.ValidateTokenAsync(token, bearer.TokenValidationParameters)).IsValid;
        }
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("ES256")]
    public async Task A_token_with_any_one_bit_flipped_is_refused_over_HTTP(string algorithm)
    {
        // Acceptance 12
        await using var app = await SignedInApp.StartAsync(algorithm);
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString()!;
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(app, token));

        // No client can send the others in a header.
        var flipped = Flipped(token).Where(text => text.All(c => c is > ' ' and <= '~')).ToList();
        Assert.True(flipped.Count > 2_000);
        foreach (var text in flipped)
            Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync(app, text));

        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(app, token));
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

    private static async Task<int> StatusAsync(TestApp app, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/auth/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
