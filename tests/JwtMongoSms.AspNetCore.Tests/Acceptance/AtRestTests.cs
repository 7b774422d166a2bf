using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>What a thief of the store gets. Codes have 10 digits here, so that none is there by chance.</summary>
public sealed class AtRestTests
{
    private const int Codes = 1_000;

    [Theory]
    [InlineData(StoreKind.Sqlite, "test.db,test.db-shm,test.db-wal")]
    [InlineData(StoreKind.MongoDb, "signInChallenges,signInLimits,signInSessions,users")]
    public async Task After_1000_codes_the_store_holds_no_code_no_token_and_no_challenge_id_in_any_spelling(StoreKind store, string parts)
    {
        // Acceptance 8
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(new(place.Settings) { ["Codes:Length"] = "10" });
        var secrets = new ByteSearch().Add("the root secret", TestApp.Secret);
        var present = new ByteSearch();
        for (var i = 0; i < Codes; i++)
        {
            var phone = Given.PhoneNumber(i);
            var challengeId = await app.AskAsync(phone.E164);
            var code = await handset.CodeOfAsync(challengeId);
            AddSignIn(secrets, challengeId, code);

            // Every tenth is sent and never used, or used after a wrong guess.
            if (i % 10 == 0)
                continue;
            if (i % 10 == 1)
                await app.GuessAsync(challengeId, code.PlusSteps(1));

            AddTokens(secrets, await app.PostAsync("/auth/token", new { challengeId, code }).JsonAsync());
            present.Add("a number", phone.E164);
            Assert.True(ChallengeId.TryParse(challengeId, out var id));
            present.Add("a reference", id.Hash.Bytes.Span);
        }

        var dump = await place.DumpAsync(app);
        Assert.Equal(parts.Split(','), dump.Keys.Order());
        Assert.Empty(dump.Values.SelectMany(secrets.Find).Distinct());
        Assert.Equal(["a number", "a reference"], dump.Values.SelectMany(present.Find).Distinct().Order());
    }

    private static void AddSignIn(ByteSearch secrets, string challengeId, string code)
    {
        var digits = Encoding.ASCII.GetBytes(code);
        secrets.Add("a code", code)
            .Add("a code's SHA-256", SHA256.HashData(digits))
            .Add("a code's SHA-1", SHA1.HashData(digits))
            .Add("a code's MD5", MD5.HashData(digits))
            .Add("a challenge id", challengeId)
            .Add("a challenge id's bytes", Base64Url.DecodeFromChars(challengeId));
    }

    private static void AddTokens(ByteSearch secrets, JsonElement answer)
    {
        var (access, refresh) = (answer.Text("accessToken"), answer.Text("refreshToken"));
        var (signature, mac) = (access.Split('.')[2], refresh.Split('.')[2]);
        var macBytes = Base64Url.DecodeFromChars(mac);
        secrets.Add("an access token", access)
            .Add("an access token's signature", signature)
            .Add("an access token's signature's bytes", Base64Url.DecodeFromChars(signature))
            .Add("a refresh token", refresh)
            .Add("a refresh token's mac", mac)
            .Add("a refresh token's mac's bytes", macBytes)
            .Add("a refresh token's mac's bytes without the tag", macBytes.AsSpan(0, 32))
            .Add("a refresh token's SHA-256", SHA256.HashData(Encoding.ASCII.GetBytes(refresh)));
    }
}
