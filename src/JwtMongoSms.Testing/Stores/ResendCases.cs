using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Sending a code again.</summary>
internal sealed class ResendCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task Each_resend_waits_for_its_own_pause()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { ExpiresAt = Now.AddHours(1) });
        for (var send = 1; send <= Given.ResendRules.Pauses.Count; send++)
        {
            Advance(Given.ResendRules.Pauses[send - 1] - TimeSpan.FromMilliseconds(1));
            Assert.Null(await ResendAsync(challenge));

            Advance(TimeSpan.FromMilliseconds(1));
            var sent = await ResendAsync(challenge);
            Assert.Equal(send + 1, sent?.Sends);
            Assert.Equal(Now, sent?.LastSentAt);
        }
    }

    [Case]
    internal async Task There_are_no_more_resends_than_pauses()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { Sends = 5, ExpiresAt = Now.AddDays(1) });
        Advance(TimeSpan.FromHours(2));

        Assert.Null(await ResendAsync(challenge));
    }

    [Case]
    internal async Task One_of_two_hundred_resends_at_once_is_sent()
    {
        var challenge = await AddChallengeAsync();
        Advance(Given.ResendRules.Pauses[0]);

        var sent = await Race.RunAsync(_ => ResendAsync(challenge));

        Assert.Single(sent, challenge => challenge is not null);
        Assert.Equal(2, (await FindChallengeAsync(challenge)).Sends);
    }

    [Case]
    internal async Task A_refused_send_may_be_followed_at_once_and_opens_the_challenge()
    {
        var challenge = await AddChallengeAsync();
        await Challenges.RefuseAsync(challenge.Hash, send: 1, Now, CancellationToken);

        var sent = await ResendAsync(challenge);

        Assert.Equal(2, sent?.Sends);
        Assert.Null(sent?.ClosedAt);
        Assert.Null(await ResendAsync(challenge));
    }

    [Case]
    internal async Task A_closed_challenge_with_no_resends_left_is_not_sent_again()
    {
        var challenge = await AddChallengeAsync();
        for (var send = 1; send < 5; send++)
        {
            await Challenges.RefuseAsync(challenge.Hash, send, Now, CancellationToken);
            Assert.Equal(send + 1, (await ResendAsync(challenge))?.Sends);
        }

        await Challenges.RefuseAsync(challenge.Hash, send: 5, Now, CancellationToken);

        Assert.NotNull((await FindChallengeAsync(challenge)).ClosedAt);
        Assert.Null(await ResendAsync(challenge));
    }

    [Case]
    internal async Task A_closed_challenge_waits_for_its_pause_where_a_refusal_does_not_end_it_and_is_open_again_then()
    {
        var rules = Given.ResendRules with { RefusalEndsPause = false };
        var challenge = await AddChallengeAsync();
        await Challenges.RefuseAsync(challenge.Hash, send: 1, Now, CancellationToken);
        Assert.Null(await Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, rules, Now, CancellationToken));

        Advance(Given.ResendRules.Pauses[0]);
        var sent = await Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, rules, Now, CancellationToken);

        Assert.NotNull(sent);
        Assert.Null(sent.ClosedAt);
    }

    [Case]
    internal async Task A_resend_keeps_the_attempts_and_moves_no_expiry()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { Attempts = 2 });
        Advance(Given.ResendRules.Pauses[0]);

        var sent = await ResendAsync(challenge);

        Assert.NotNull(sent);
        Assert.Equal(2, sent.Attempts);
        Assert.Equal((challenge.ExpiresAt, challenge.PurgeAt, challenge.PhoneNumber), (sent.ExpiresAt, sent.PurgeAt, sent.PhoneNumber));
    }

    [Case]
    internal async Task A_resend_goes_by_the_channel_that_was_asked_for()
    {
        const DeliveryChannel Other = (DeliveryChannel)2;
        var challenge = await AddChallengeAsync();
        Advance(Given.ResendRules.Pauses[0]);

        Assert.Equal(Other, (await Challenges.TryResendAsync(challenge.Hash, Other, Given.ResendRules, Now, CancellationToken))?.Channel);
        Assert.Equal(Other, (await FindChallengeAsync(challenge)).Channel);
    }

    [Case("ar")]
    [Case("pt-BR")]
    [Case(null)]
    internal async Task A_resend_keeps_the_language_that_was_asked_for(string? tag)
    {
        Language.TryParse(tag, out var language);
        var challenge = await AddChallengeAsync(challenge => challenge with { Language = language });
        Advance(Given.ResendRules.Pauses[0]);

        var sent = await ResendAsync(challenge);

        Assert.NotNull(sent);
        Assert.Equal(language, sent.Language);
        Assert.Equal(language, (await FindChallengeAsync(challenge)).Language);
    }

    [Case]
    internal async Task A_challenge_without_guesses_left_is_not_sent_again()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { Attempts = Given.AttemptLimit, ClosedAt = Now });
        Advance(Given.ResendRules.Pauses[0]);

        Assert.Null(await ResendAsync(challenge));
    }

    [Case]
    internal async Task A_used_challenge_is_not_sent_again()
    {
        var challenge = await AddChallengeAsync();
        await Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, CancellationToken);
        Advance(Given.ResendRules.Pauses[0]);

        Assert.Null(await ResendAsync(challenge));
    }

    [Case]
    internal async Task An_expired_challenge_is_not_sent_again()
    {
        var challenge = await AddChallengeAsync();
        var closed = await AddChallengeAsync(challenge => challenge with { ClosedAt = Now });
        MoveTo(challenge.ExpiresAt);

        Assert.Null(await ResendAsync(challenge));
        Assert.Null(await ResendAsync(closed));
    }

    [Case]
    internal async Task A_suppressed_challenge_answers_a_resend_like_any_other()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { SuppressedAt = Now });
        Assert.Null(await ResendAsync(challenge));
        Advance(Given.ResendRules.Pauses[0]);

        var sent = await ResendAsync(challenge);

        Assert.Equal(2, sent?.Sends);
        Assert.Equal(challenge.SuppressedAt, sent?.SuppressedAt);
    }

    [Case]
    internal async Task An_unknown_challenge_is_not_sent_again()
        => Assert.Null(await ResendAsync(Given.Challenge(Now)));

    private Task<CodeChallenge?> ResendAsync(CodeChallenge challenge)
        => Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, Given.ResendRules, Now, CancellationToken);
}
