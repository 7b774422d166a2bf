namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How often one number can be guessed at, whatever challenges and resends there are.</summary>
public sealed class GuessBudgetTests
{
    private const int ChallengesADay = 6;
    private static readonly PhoneNumber Phone = Given.PhoneNumber();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task New_challenges_and_resends_refill_neither_budget_until_a_person_releases_the_number(StoreKind store)
    {
        // Acceptance 4
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using (var app = await handset.StartAppAsync(place.Settings))
        {
            for (var day = 1; day <= 5; day++)
            {
                Assert.Equal(20, await GuessAllDayAsync(app, handset, isLastDay: day == 5));
                app.Time.Advance(TimeSpan.FromDays(1));
            }

            // Locked: the answer is the same, and so is that to a guess.
            var locked = await app.AskAsync(Phone.E164);
            app.Time.Advance(TimeSpan.FromSeconds(30));
            await app.ResendAsync(locked);
            Assert.Equal(Verdict.Expired, await app.GuessAsync(locked, "123456"));

            await app.Services.GetRequiredService<ISignInService>().UnlockAsync(Phone, TestContext.Current.CancellationToken);
            var released = await app.AskAsync(Phone.E164);
            Assert.Equal(Verdict.SignedIn, await app.GuessAsync(released, await handset.CodeOfAsync(released)));
        }

        // The application has stopped, so nothing is on its way. On four days the spare and six challenges were sent, each of the six
        // twice; on the fifth the lock came after the fourth; then the one that was released.
        Assert.Equal((4 * 13) + 9 + 1, handset.Received);
    }

    private static async Task<int> GuessAllDayAsync(TestApp app, Handset handset, bool isLastDay)
    {
        var spare = await app.AskAsync(Phone.E164);
        var rightCode = await handset.CodeOfAsync(spare);
        var lookedAt = 0;
        for (var challenge = 1; challenge <= ChallengesADay; challenge++)
        {
            // Once the number is locked nothing is sent, and whatever is guessed isn't looked at.
            var isSent = !(isLastDay && challenge > 4);
            var challengeId = await app.AskAsync(Phone.E164);
            var code = isSent ? await handset.CodeOfAsync(challengeId) : "000000";
            lookedAt += await GuessAsync(app, challengeId, code);

            app.Time.Advance(TimeSpan.FromSeconds(30));
            await app.ResendAsync(challengeId);
            if (isSent)
                Assert.Equal(code, await handset.CodeOfAsync(challengeId, send: 2));

            lookedAt += await GuessAsync(app, challengeId, code);
        }

        // The spare challenge has all its attempts left, and the number none.
        Assert.Equal(Verdict.Expired, await app.GuessAsync(spare, rightCode));
        return lookedAt;
    }

    private static async Task<int> GuessAsync(TestApp app, string challengeId, string code)
    {
        var lookedAt = 0;
        for (var step = 1; step <= 3; step++)
            lookedAt += (await app.GuessAsync(challengeId, code.PlusSteps(step))).WasLookedAt ? 1 : 0;

        return lookedAt;
    }
}
