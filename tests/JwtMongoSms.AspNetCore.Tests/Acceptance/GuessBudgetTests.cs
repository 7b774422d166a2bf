namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How often one number can be guessed at, whatever challenges and resends there are.</summary>
public sealed class GuessBudgetTests
{
    private const int ChallengesADay = 4;
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
                await GuessAllDayAsync(app, handset, day < 5 ? Verdict.Spent : Verdict.Locked);
                app.Time.Advance(TimeSpan.FromDays(1));
            }

            Assert.Equal(Verdict.Locked, await app.TryAskAsync(Phone.E164));
            await app.Services.GetRequiredService<ISignInService>().UnlockAsync(Phone, TestContext.Current.CancellationToken);
            var released = await app.AskAsync(Phone.E164);
            Assert.Equal(Verdict.SignedIn, await app.GuessAsync(released, await handset.CodeOfAsync(released)));
        }

        // The application has stopped, so nothing is on its way: a spare and four challenges a day, these twice, and the released one.
        Assert.Equal((5 * 9) + 1, handset.Received);
    }

    private static async Task GuessAllDayAsync(TestApp app, Handset handset, Verdict refused)
    {
        var spare = await app.AskAsync(Phone.E164);
        var rightCode = await handset.CodeOfAsync(spare);
        var lookedAt = 0;
        for (var challenge = 1; challenge <= ChallengesADay; challenge++)
        {
            var challengeId = await app.AskAsync(Phone.E164);
            var code = await handset.CodeOfAsync(challengeId);
            lookedAt += await GuessAsync(app, challengeId, code);

            app.Time.Advance(TimeSpan.FromSeconds(30));
            await app.ResendAsync(challengeId);
            Assert.Equal(code, await handset.CodeOfAsync(challengeId, send: 2));
            lookedAt += await GuessAsync(app, challengeId, code);
        }

        // The spare challenge has all its attempts left, and the number none: a new code couldn't be used either.
        Assert.Equal(20, lookedAt);
        Assert.Equal(refused, await app.GuessAsync(spare, rightCode));
        Assert.Equal(refused, await app.TryResendAsync(spare));
        Assert.Equal(refused, await app.TryAskAsync(Phone.E164));
    }

    private static async Task<int> GuessAsync(TestApp app, string challengeId, string code)
    {
        var lookedAt = 0;
        for (var step = 1; step <= 3; step++)
            lookedAt += (await app.GuessAsync(challengeId, code.PlusSteps(step))).WasLookedAt ? 1 : 0;

        return lookedAt;
    }
}
