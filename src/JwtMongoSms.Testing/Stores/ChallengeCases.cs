using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Keeping challenges.</summary>
internal sealed class ChallengeCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_challenge_is_read_as_it_was_stored()
    {
        var stored = await AddChallengeAsync();

        AssertSame(stored, await FindChallengeAsync(stored));
    }

    [Case]
    internal async Task Every_field_of_a_challenge_is_kept()
    {
        var stored = await AddChallengeAsync(challenge => challenge with
        {
            Sends = 3,
            Attempts = 4,
            ConsumedAt = Now.AddMilliseconds(1),
            ClosedAt = Now.AddMilliseconds(2),
            SuppressedAt = Now.AddMilliseconds(4),
            LastSentAt = Now.AddMilliseconds(5),
            Channel = (DeliveryChannel)2,
            Language = Language.Find("fr"),
            Purpose = CodePurpose.ChangePhoneNumber,
            UserId = UserId.New(Now),
            StartedByNumber = true,
            SentFrom = new string('a', 200),
        });

        AssertSame(stored, await FindChallengeAsync(stored));
    }

    [Case]
    internal async Task An_unknown_challenge_is_not_found()
        => Assert.Null(await Challenges.FindAsync(ChallengeId.New().Hash, CancellationToken));

    [Case]
    internal async Task Storing_a_challenge_again_changes_nothing()
    {
        var challenge = await AddChallengeAsync();
        await Challenges.CountAttemptAsync(challenge.Hash, CodePurpose.SignIn, null, Given.AttemptLimit, Now, CancellationToken);

        await Challenges.AddAsync(challenge, CancellationToken);

        Assert.Equal(1, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task A_challenge_that_two_hundred_calls_store_at_once_is_stored_once()
    {
        var challenge = Given.Challenge(Now);

        await Race.RunAsync(async _ =>
        {
            await Challenges.AddAsync(challenge, CancellationToken);
            return true;
        });

        AssertSame(challenge, await FindChallengeAsync(challenge));
    }

    [Case]
    internal async Task What_two_hundred_calls_store_at_once_is_all_there()
    {
        var stored = await Race.RunAsync(_ => AddChallengeAsync());

        foreach (var challenge in stored)
            AssertSame(challenge, await FindChallengeAsync(challenge));
    }

    [Case]
    internal async Task A_call_that_was_given_up_before_it_began_is_cancelled()
        => await Assert.ThrowsCancelledAsync(
            () => Challenges.FindAsync(ChallengeId.New().Hash, new CancellationToken(canceled: true)));

    // A record compares its salt by reference, so the bytes are compared by themselves.
    private static void AssertSame(CodeChallenge expected, CodeChallenge actual)
    {
        Assert.Equal(expected.Salt, actual.Salt);
        Assert.Equal(expected, actual with { Salt = expected.Salt });
    }
}
