namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How often one challenge can be guessed at.</summary>
public sealed class GuessingTests
{
    private const int Guesses = 1_000;
    private const int Rounds = 50;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Of_1000_guesses_in_a_row_the_attempts_are_evaluated_and_the_right_code_comes_too_late(StoreKind store)
    {
        // Acceptance 2
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        var challengeId = await app.AskAsync(Given.PhoneNumber().E164);
        var code = await handset.CodeOfAsync(challengeId);

        for (var attemptsLeft = 4; attemptsLeft >= 0; attemptsLeft--)
            Assert.Equal(Verdict.Incorrect(attemptsLeft), await app.GuessAsync(challengeId, code.PlusSteps(5 - attemptsLeft)));

        Assert.Equal(Verdict.Expired, await app.GuessAsync(challengeId, code));
        for (var guess = 6; guess < Guesses; guess++)
            Assert.Equal(Verdict.Expired, await app.GuessAsync(challengeId, code.PlusSteps(guess)));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Of_1000_guesses_at_once_the_attempts_are_evaluated_and_the_right_code_comes_too_late(StoreKind store)
    {
        // Acceptance 3
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        for (var round = 0; round < Rounds; round++)
        {
            var challengeId = await app.AskAsync(Given.PhoneNumber(round).E164);
            var code = await handset.CodeOfAsync(challengeId);
            var verdicts = await Task.WhenAll(
                Enumerable.Range(1, Guesses).Select(step => app.GuessAsync(challengeId, code.PlusSteps(step))));

            Assert.Equal([0, 1, 2, 3, 4], verdicts.Where(verdict => verdict.WasLookedAt).Select(verdict => verdict.AttemptsLeft).Order());
            Assert.Equal(Guesses - 5, verdicts.Count(verdict => verdict == Verdict.Expired));
            Assert.Equal(Verdict.Expired, await app.GuessAsync(challengeId, code));
        }
    }
}
