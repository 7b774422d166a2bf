using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Counting guesses at a challenge.</summary>
internal sealed class AttemptCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_guess_is_counted_and_the_challenge_comes_with_it()
    {
        var challenge = await AddChallengeAsync();

        var counted = await CountAsync(challenge);

        Assert.NotNull(counted);
        Assert.Equal(1, counted.Attempts);
        Assert.Equal(challenge.PhoneNumber, counted.PhoneNumber);
        Assert.Equal(challenge.Salt, counted.Salt);
        Assert.Equal(1, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task After_the_last_attempt_none_is_left()
    {
        var challenge = await AddChallengeAsync();
        for (var guess = 1; guess <= Given.AttemptLimit; guess++)
            Assert.Equal(guess, (await CountAsync(challenge))?.Attempts);

        Assert.Null(await CountAsync(challenge));
        Assert.Equal(Given.AttemptLimit, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task As_many_guesses_at_once_are_counted_as_a_challenge_has_attempts()
    {
        var challenge = await AddChallengeAsync();

        var counted = (await Race.RunAsync(_ => CountAsync(challenge))).OfType<CodeChallenge>().ToArray();

        Assert.Equal([1, 2, 3, 4, 5], counted.Select(guess => guess.Attempts).Order());
        Assert.Equal(5, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task A_challenge_takes_guesses_until_the_last_millisecond()
    {
        var challenge = await AddChallengeAsync();
        MoveTo(challenge.ExpiresAt.AddMilliseconds(-1));

        Assert.NotNull(await CountAsync(challenge));
    }

    [Case]
    internal async Task An_expired_challenge_takes_no_guess()
    {
        var challenge = await AddChallengeAsync();
        MoveTo(challenge.ExpiresAt);

        Assert.Null(await CountAsync(challenge));
        Assert.Equal(0, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task A_used_challenge_takes_no_guess()
    {
        var challenge = await AddChallengeAsync();
        await Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, CancellationToken);

        Assert.Null(await CountAsync(challenge));
    }

    [Case]
    internal async Task A_challenge_of_another_purpose_takes_no_guess()
    {
        var challenge = await AddChallengeAsync();

        Assert.Null(await CountAsync(challenge, CodePurpose.ChangePhoneNumber, userId: null));
        Assert.Equal(0, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task A_challenge_of_one_user_takes_guesses_of_that_user_alone()
    {
        var owner = UserId.New(Now);
        var challenge = await AddChallengeAsync(challenge => challenge with { Purpose = CodePurpose.ChangePhoneNumber, UserId = owner });

        Assert.Null(await CountAsync(challenge, CodePurpose.ChangePhoneNumber, UserId.New(Now)));
        Assert.Null(await CountAsync(challenge, CodePurpose.ChangePhoneNumber, userId: null));
        Assert.Null(await CountAsync(challenge, CodePurpose.SignIn, owner));
        Assert.Equal(0, (await FindChallengeAsync(challenge)).Attempts);
        Assert.Equal(1, (await CountAsync(challenge, CodePurpose.ChangePhoneNumber, owner))?.Attempts);
    }

    [Case]
    internal async Task A_challenge_that_names_nobody_takes_no_guess_of_a_user()
    {
        var challenge = await AddChallengeAsync();

        Assert.Null(await CountAsync(challenge, CodePurpose.SignIn, UserId.New(Now)));
    }

    [Case]
    internal async Task An_unknown_challenge_takes_no_guess()
        => Assert.Null(await CountAsync(Given.Challenge(Now)));

    [Case]
    internal async Task Guesses_at_a_closed_challenge_are_counted()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { ClosedAt = Now });

        Assert.Equal(1, (await CountAsync(challenge))?.Attempts);
    }

    [Case]
    internal async Task Guesses_at_a_suppressed_challenge_are_counted()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { SuppressedAt = Now });

        Assert.Equal(1, (await CountAsync(challenge))?.Attempts);
    }

    private Task<CodeChallenge?> CountAsync(CodeChallenge challenge) => CountAsync(challenge, CodePurpose.SignIn, userId: null);

    private Task<CodeChallenge?> CountAsync(CodeChallenge challenge, CodePurpose purpose, UserId? userId)
        => Challenges.CountAttemptAsync(challenge.Hash, purpose, userId, Given.AttemptLimit, Now, CancellationToken);
}
