using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Sends that a provider refused.</summary>
internal sealed class RefusalCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_refused_send_closes_the_challenge()
    {
        var challenge = await AddChallengeAsync();

        await RefuseAsync(challenge, send: 1);

        Assert.Equal(Now, (await FindChallengeAsync(challenge)).ClosedAt);
        Assert.False(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task A_challenge_whose_sends_were_all_refused_is_closed_in_whatever_order_they_were()
    {
        var challenge = await AddSentChallengeAsync(sends: 3);

        await RefuseAsync(challenge, send: 3);
        await RefuseAsync(challenge, send: 1);
        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
        await RefuseAsync(challenge, send: 2);

        Assert.NotNull((await FindChallengeAsync(challenge)).ClosedAt);
        Assert.False(await ConsumeAsync(challenge));
    }

    [Case(1)]
    [Case(2)]
    [Case(3)]
    internal async Task A_challenge_with_one_send_that_was_not_refused_stays_open(int accepted)
    {
        var challenge = await AddSentChallengeAsync(sends: 3);

        foreach (var send in new[] { 1, 2, 3 }.Where(send => send != accepted))
            await RefuseAsync(challenge, send);

        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
        Assert.True(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task A_refusal_that_is_recorded_again_counts_once()
    {
        var challenge = await AddSentChallengeAsync(sends: 2);

        for (var time = 0; time < 3; time++)
            await RefuseAsync(challenge, send: 2);

        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
        await RefuseAsync(challenge, send: 1);
        await RefuseAsync(challenge, send: 1);
        Assert.NotNull((await FindChallengeAsync(challenge)).ClosedAt);
    }

    [Case]
    internal async Task A_refusal_that_is_recorded_again_after_a_resend_leaves_the_challenge_open()
    {
        var challenge = await AddChallengeAsync();
        await RefuseAsync(challenge, send: 1);
        Assert.NotNull(await ResendAsync(challenge));

        await RefuseAsync(challenge, send: 1);

        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
        Assert.True(await ConsumeAsync(challenge));
    }

    [Case]
    internal async Task Refusals_of_all_sends_close_a_challenge_and_of_all_but_one_do_not()
    {
        var rules = new ResendRules([.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 10)], Given.AttemptLimit);
        var challenge = await AddChallengeAsync();
        for (var send = 1; send <= 10; send++)
        {
            Advance(TimeSpan.FromSeconds(1));
            var sent = await Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, rules, Now, CancellationToken);
            Assert.Equal(send + 1, sent?.Sends);
        }

        for (var send = 1; send <= 10; send++)
            await RefuseAsync(challenge, send);

        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
        await RefuseAsync(challenge, send: 11);
        Assert.NotNull((await FindChallengeAsync(challenge)).ClosedAt);
    }

    [Case]
    internal async Task Sends_that_are_refused_at_once_close_the_challenge()
    {
        for (var round = 0; round < 20; round++)
        {
            var challenge = await AddSentChallengeAsync(sends: 5);

            await Race.RunAsync(async caller =>
            {
                await RefuseAsync(challenge, send: (caller % 5) + 1);
                return true;
            });

            Assert.NotNull((await FindChallengeAsync(challenge)).ClosedAt);
        }
    }

    [Case]
    internal async Task A_challenge_stays_open_when_a_refusal_and_a_resend_race()
    {
        for (var round = 0; round < 20; round++)
        {
            var challenge = await AddChallengeAsync();
            Advance(Given.ResendRules.Pauses[0]);

            // Whichever comes first, the second send was never refused.
            var sent = await Race.RunAsync(async caller =>
            {
                if (caller % 2 == 0)
                    return await ResendAsync(challenge);

                await RefuseAsync(challenge, send: 1);
                return null;
            });

            Assert.Single(sent, challenge => challenge is not null);
            var found = await FindChallengeAsync(challenge);
            Assert.Equal((2, null), (found.Sends, found.ClosedAt));
            Assert.True(await ConsumeAsync(challenge));
        }
    }

    [Case]
    internal async Task A_refusal_of_an_unknown_challenge_creates_none()
    {
        var unknown = Given.Challenge(Now);

        await RefuseAsync(unknown, send: 1);

        Assert.Null(await Challenges.FindAsync(unknown.Hash, CancellationToken));
    }

    [Case]
    internal async Task A_refusal_leaves_other_challenges_alone()
    {
        var (refused, other) = (await AddChallengeAsync(), await AddChallengeAsync());

        await RefuseAsync(refused, send: 1);

        Assert.True(await ConsumeAsync(other));
    }

    private async Task<CodeChallenge> AddSentChallengeAsync(int sends)
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { ExpiresAt = Now.AddHours(1) });
        foreach (var pause in Given.ResendRules.Pauses.Take(sends - 1))
        {
            Advance(pause);
            Assert.NotNull(await ResendAsync(challenge));
        }

        return challenge;
    }

    private Task RefuseAsync(CodeChallenge challenge, int send) => Challenges.RefuseAsync(challenge.Hash, send, Now, CancellationToken);

    private Task<CodeChallenge?> ResendAsync(CodeChallenge challenge)
        => Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, Given.ResendRules, Now, CancellationToken);

    private Task<bool> ConsumeAsync(CodeChallenge challenge)
        => Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, CancellationToken);
}
