using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Using a code.</summary>
internal sealed class ConsumeCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_challenge_is_used_once()
    {
        var challenge = await AddChallengeAsync();

        Assert.True(await ConsumeAsync(challenge));
        Assert.False(await ConsumeAsync(challenge));
        Assert.Equal(Now, (await FindChallengeAsync(challenge)).ConsumedAt);
    }

    [Case]
    internal async Task One_of_two_hundred_calls_at_once_wins()
    {
        var challenge = await AddChallengeAsync();

        var won = await Race.RunAsync(_ => ConsumeAsync(challenge));

        Assert.Single(won, win => win);
    }

    [Case]
    internal async Task A_win_is_known_again_by_its_own_nonce()
    {
        var challenge = await AddChallengeAsync();
        var nonce = ConsumeNonce.New();
        Assert.True(await Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, CancellationToken));

        Assert.True(await Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, CancellationToken));
        Assert.False(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task A_win_is_known_again_after_the_code_has_expired()
    {
        var challenge = await AddChallengeAsync();
        var nonce = ConsumeNonce.New();
        await Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, CancellationToken);
        MoveTo(challenge.ExpiresAt);

        Assert.True(await Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, CancellationToken));
    }

    [Case]
    internal async Task A_code_works_until_the_last_millisecond()
    {
        var challenge = await AddChallengeAsync();
        MoveTo(challenge.ExpiresAt.AddMilliseconds(-1));

        Assert.True(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task An_expired_code_never_wins()
    {
        var challenge = await AddChallengeAsync();
        MoveTo(challenge.ExpiresAt);

        Assert.False(await ConsumeAsync(challenge));
        Assert.Null((await FindChallengeAsync(challenge)).ConsumedAt);
    }

    [Case]
    internal async Task A_closed_challenge_never_wins()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { ClosedAt = Now });

        Assert.False(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task A_suppressed_challenge_never_wins_not_even_after_a_resend()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { SuppressedAt = Now });
        Assert.False(await ConsumeAsync(challenge));

        Advance(Given.ResendRules.Pauses[0]);
        Assert.NotNull(await Challenges.TryResendAsync(challenge.Hash, challenge.Channel, Given.ResendRules, Now, CancellationToken));

        Assert.False(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task An_unknown_challenge_never_wins()
        => Assert.False(await ConsumeAsync(Given.Challenge(Now)));

    [Case]
    internal async Task Using_one_challenge_leaves_its_neighbours_alone()
    {
        var used = await AddChallengeAsync();
        var other = await AddChallengeAsync();
        await ConsumeAsync(used);

        Assert.Null((await FindChallengeAsync(other)).ConsumedAt);
        Assert.True(await ConsumeAsync(other));
    }

    private Task<bool> ConsumeAsync(CodeChallenge challenge)
        => Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, CancellationToken);
}
