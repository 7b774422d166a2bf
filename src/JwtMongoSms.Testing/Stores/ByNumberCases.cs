using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Counts attempts at challenges that were started by number.</summary>
internal sealed class ByNumberCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task A_guess_is_counted_at_the_newest_challenge_of_the_number()
    {
        await StartAsync();
        MoveTo(Now.AddMilliseconds(1));
        var newest = await StartAsync();
        await AddChallengeAsync(
            challenge => challenge with { PhoneNumber = Given.PhoneNumber(7), StartedByNumber = true, CreatedAt = Now.AddMilliseconds(1) });

        var counted = await CountAsync();

        Assert.Equal(newest.Hash, counted?.Hash);
        Assert.Equal(1, counted?.Attempts);
        Assert.Equal(true, counted?.StartedByNumber);
        Assert.Equal(1, (await FindChallengeAsync(newest)).Attempts);
    }

    [Case]
    internal async Task A_challenge_whose_requester_holds_an_id_is_never_found()
    {
        var challenge = await AddChallengeAsync();

        Assert.Null(await CountAsync());
        Assert.Equal(0, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Case]
    internal async Task A_challenge_of_another_number_is_never_found()
    {
        await StartAsync();

        Assert.Null(await CountAsync(Given.PhoneNumber(7)));
    }

    [Case]
    internal async Task A_challenge_of_another_purpose_is_never_found()
    {
        await AddChallengeAsync(challenge => challenge with { Purpose = CodePurpose.ChangePhoneNumber, StartedByNumber = true });

        Assert.Null(await CountAsync());
    }

    [Case]
    internal async Task A_challenge_that_is_used_or_expired_or_out_of_guesses_makes_way_for_an_older_one()
    {
        var old = await StartAsync();
        MoveTo(Now.AddMilliseconds(1));
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ConsumedAt = Now });
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ExpiresAt = Now });
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, Attempts = Given.AttemptLimit });

        Assert.Equal(old.Hash, (await CountAsync())?.Hash);
    }

    [Case]
    internal async Task A_challenge_takes_guesses_until_the_last_millisecond()
    {
        var challenge = await StartAsync();
        MoveTo(challenge.ExpiresAt.AddMilliseconds(-1));
        Assert.NotNull(await CountAsync());
        MoveTo(challenge.ExpiresAt);
        Assert.Null(await CountAsync());
    }

    [Case]
    internal async Task Guesses_at_a_closed_and_at_a_suppressed_challenge_are_counted()
    {
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ClosedAt = Now });
        await AddChallengeAsync(
            challenge => challenge with { StartedByNumber = true, SuppressedAt = Now, PhoneNumber = Given.PhoneNumber(7) });

        Assert.Equal(1, (await CountAsync())?.Attempts);
        Assert.Equal(1, (await CountAsync(Given.PhoneNumber(7)))?.Attempts);
    }

    [Case]
    internal async Task A_suppressed_challenge_does_not_hide_an_older_one_that_was_sent()
    {
        var sent = await StartAsync();
        MoveTo(Now.AddMilliseconds(1));
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, SuppressedAt = Now });

        Assert.Equal(sent.Hash, (await CountAsync())?.Hash);
    }

    [Case]
    internal async Task As_many_guesses_at_once_are_counted_on_each_challenge_as_it_has_attempts()
    {
        var challenges = new[] { await StartAsync(), await StartAsync() };

        var counted = (await Race.RunAsync(_ => CountAsync())).OfType<CodeChallenge>().ToArray();

        Assert.Equal(10, counted.Length);
        foreach (var challenge in challenges)
        {
            var guesses = counted.Where(guess => guess.Hash.Equals(challenge.Hash));
            Assert.Equal([1, 2, 3, 4, 5], guesses.Select(guess => guess.Attempts).Order());
            Assert.Equal(5, (await FindChallengeAsync(challenge)).Attempts);
        }
    }

    private Task<CodeChallenge> StartAsync() => AddChallengeAsync(challenge => challenge with { StartedByNumber = true });

    private Task<CodeChallenge?> CountAsync(PhoneNumber? phoneNumber = null)
        => Challenges.CountAttemptByNumberAsync(
            phoneNumber ?? Given.PhoneNumber(), CodePurpose.SignIn, Given.AttemptLimit, Now, CancellationToken);
}
