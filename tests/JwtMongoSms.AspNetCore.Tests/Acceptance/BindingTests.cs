using JwtMongoSms.Challenges;
using JwtMongoSms.Keys;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>What else a code works for: nothing. Codes have 10 digits here, so that no wrong one is right by chance.</summary>
public sealed class BindingTests
{
    private const int CodeLength = 10;
    private const int Numbers = 1_000;
    private const int Challenges = 2 * Numbers;

    private static readonly Dictionary<string, string?> LongCodes = new() { ["Codes:Length"] = $"{CodeLength}" };
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_10000_codes_typed_at_another_challenge_of_the_same_number_or_of_another_number_none_is_accepted()
    {
        // Acceptance 7
        var handset = new Handset();
        await using var app = await handset.StartAppAsync(LongCodes);
        var sent = new (string Id, string Code)[Challenges];
        await ForEachAsync(Challenges, async challenge =>
        {
            var id = await app.AskAsync(Given.PhoneNumber(challenge / 2).E164);
            sent[challenge] = (id, await handset.CodeOfAsync(id));
        });

        // Challenge 2n and 2n + 1 are of one number: the first distance is another challenge of the same number, the others are other
        // numbers.
        await ForEachAsync(Challenges, async challenge =>
        {
            int[] others = [challenge ^ 1, challenge + 2, challenge + 3, challenge + 501, challenge + 1_000];
            for (var guess = 0; guess < others.Length; guess++)
                Assert.Equal(Verdict.Incorrect(4 - guess), await app.GuessAsync(sent[challenge].Id, sent[others[guess] % Challenges].Code));
        });
        Assert.Equal(0, StoreRows.Count(app)["sessions"]);

        var own = await app.AskAsync(Given.PhoneNumber().E164);
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(own, await handset.CodeOfAsync(own)));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Neither_a_challenge_nor_a_code_of_another_purpose_signs_anybody_in(StoreKind store)
    {
        // Acceptance 7
        await using var place = StorePlace.Open(store);
        await using var app = await new Handset().StartAppAsync(new(place.Settings) { ["Codes:Length"] = $"{CodeLength}" });
        var deriver = app.Services.GetRequiredService<CodeDeriver>();
        for (var i = 0; i < 200; i++)
        {
            // Another purpose with a user and, though no such thing is ever made, without.
            foreach (var userId in new[] { UserId.New(Given.Start), null })
            {
                var (otherId, other) = await AddAsync(app, CodePurpose.ChangePhoneNumber, i, userId);
                Assert.Equal(Verdict.Expired, await app.GuessAsync(otherId, deriver.Derive(other, CodeLength)!.Digits));
            }

            // All else equal, down to the salt.
            var (id, own) = await AddAsync(app, CodePurpose.SignIn, i);
            Assert.Equal(
                Verdict.Incorrect(4),
                await app.GuessAsync(id, deriver.Derive(own with { Purpose = CodePurpose.ChangePhoneNumber }, CodeLength)!.Digits));
            Assert.Equal(Verdict.SignedIn, await app.GuessAsync(id, deriver.Derive(own, CodeLength)!.Digits));
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Neither_a_sign_in_nor_another_persons_code_changes_anybodys_number(StoreKind store)
    {
        // Acceptance 7
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(new(place.Settings) { ["Codes:Length"] = $"{CodeLength}" });
        var member = await Member.SignInAsync(app, handset, Given.PhoneNumber().E164);
        Assert.True(UserId.TryParse(member.Id, out var userId));
        var deriver = app.Services.GetRequiredService<CodeDeriver>();
        for (var i = 0; i < 200; i++)
        {
            (CodePurpose, UserId?)[] others =
            [
                (CodePurpose.SignIn, null),
                (CodePurpose.SignIn, userId),
                (CodePurpose.ChangePhoneNumber, UserId.New(Given.Start)),
                (CodePurpose.ChangePhoneNumber, null),
            ];
            foreach (var (purpose, user) in others)
            {
                var (otherId, other) = await AddAsync(app, purpose, i, user);
                Assert.Equal(Verdict.Expired, await member.TypeAsync(otherId, deriver.Derive(other, CodeLength)!.Digits));
            }

            var (id, own) = await AddAsync(app, CodePurpose.ChangePhoneNumber, i, userId);
            Assert.Equal(
                Verdict.Incorrect(4),
                await member.TypeAsync(id, deriver.Derive(own with { Purpose = CodePurpose.SignIn }, CodeLength)!.Digits));
            Assert.Equal(new Verdict(200), await member.TypeAsync(id, deriver.Derive(own, CodeLength)!.Digits));
        }
    }

    private static async Task<(string Id, CodeChallenge Challenge)> AddAsync(
        TestApp app, CodePurpose purpose, int number, UserId? userId = null)
    {
        var id = ChallengeId.New();
        var challenge = Given.Challenge(app.Time.GetUtcNow()) with
        {
            Hash = id.Hash,
            Purpose = purpose,
            UserId = userId,
            PhoneNumber = Given.PhoneNumber(number),
            KeyId = app.Services.GetRequiredService<ServerKeys>().Current(KeyUse.Code).Id,
        };
        await app.Services.GetRequiredService<IChallengeStore>().AddAsync(challenge, Cancelled);
        return (id.Value, challenge);
    }

    private static Task ForEachAsync(int count, Func<int, Task> action) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancelled },
        async (index, _) => await action(index));
}
