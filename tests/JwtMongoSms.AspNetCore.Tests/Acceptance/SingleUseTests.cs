namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How often one code works.</summary>
public sealed class SingleUseTests
{
    private const int Callers = 1_000;
    private const int Rounds = 50;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Of_1000_who_type_the_right_code_at_once_exactly_one_is_signed_in(StoreKind store)
    {
        // Acceptance 5, one process
        var handset = new Handset();
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        for (var round = 0; round < Rounds; round++)
        {
            var challengeId = await app.AskAsync(Given.PhoneNumber(round).E164);
            var code = await handset.CodeOfAsync(challengeId);
            var verdicts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => app.GuessAsync(challengeId, code)));

            Assert.Equal(1, verdicts.Count(verdict => verdict == Verdict.SignedIn));
            Assert.Equal(Callers - 1, verdicts.Count(verdict => verdict == Verdict.Expired));
        }

        Assert.Equal((Rounds, Rounds), await place.CountAsync(app));
    }
}
