using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using Xunit;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Counting guesses where a number is all there is.</summary>
public abstract class ByNumberContract : StoreContract
{
    [Fact]
    public async Task A_guess_is_counted_at_the_newest_challenge_of_the_number()
    {
        await StartAsync();
        MoveTo(Now.AddMilliseconds(1));
        var newest = await StartAsync();
        await AddChallengeAsync(
            challenge => challenge with { PhoneNumber = Given.PhoneNumber(7), StartedByNumber = true, CreatedAt = Now.AddMilliseconds(1) });

        var counted = await CountAsync();

        Assert.Equal(newest.Reference, counted?.Reference);
        Assert.Equal(1, counted?.Attempts);
        Assert.True(counted?.StartedByNumber);
        Assert.Equal(1, (await FindChallengeAsync(newest)).Attempts);
    }

    [Fact]
    public async Task A_challenge_whose_requester_holds_an_id_is_never_found()
    {
        var challenge = await AddChallengeAsync();

        Assert.Null(await CountAsync());
        Assert.Equal(0, (await FindChallengeAsync(challenge)).Attempts);
    }

    [Fact]
    public async Task A_challenge_of_another_number_is_never_found()
    {
        await StartAsync();

        Assert.Null(await CountAsync(Given.PhoneNumber(7)));
    }

    [Fact]
    public async Task A_challenge_of_another_purpose_is_never_found()
    {
        await AddChallengeAsync(challenge => challenge with { Purpose = LoginPurpose.ChangePhone, StartedByNumber = true });

        Assert.Null(await CountAsync());
    }

    [Fact]
    public async Task A_challenge_that_is_used_or_expired_or_out_of_guesses_makes_way_for_an_older_one()
    {
        var old = await StartAsync();
        MoveTo(Now.AddMilliseconds(1));
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ConsumedAt = Now });
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ExpiresAt = Now });
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, Attempts = Given.AttemptLimit });

        Assert.Equal(old.Reference, (await CountAsync())?.Reference);
    }

    [Fact]
    public async Task A_challenge_takes_guesses_until_the_last_millisecond()
    {
        var challenge = await StartAsync();
        MoveTo(challenge.ExpiresAt.AddMilliseconds(-1));
        Assert.NotNull(await CountAsync());
        MoveTo(challenge.ExpiresAt);
        Assert.Null(await CountAsync());
    }

    [Fact]
    public async Task Guesses_at_a_closed_and_at_a_suppressed_challenge_are_counted()
    {
        await AddChallengeAsync(challenge => challenge with { StartedByNumber = true, ClosedAt = Now });
        await AddChallengeAsync(
            challenge => challenge with { StartedByNumber = true, SwallowedAt = Now, PhoneNumber = Given.PhoneNumber(7) });

        Assert.Equal(1, (await CountAsync())?.Attempts);
        Assert.Equal(1, (await CountAsync(Given.PhoneNumber(7)))?.Attempts);
    }

    [Fact]
    public async Task Exactly_five_guesses_a_challenge_of_two_hundred_at_once_are_counted()
    {
        var challenges = new[] { await StartAsync(), await StartAsync() };

        var counted = (await Race.RunAsync(_ => CountAsync())).OfType<LoginChallenge>().ToArray();

        Assert.Equal(10, counted.Length);
        foreach (var challenge in challenges)
        {
            var guesses = counted.Where(guess => guess.Reference.Equals(challenge.Reference));
            Assert.Equal([1, 2, 3, 4, 5], guesses.Select(guess => guess.Attempts).Order());
            Assert.Equal(5, (await FindChallengeAsync(challenge)).Attempts);
        }
    }

    private Task<LoginChallenge> StartAsync() => AddChallengeAsync(challenge => challenge with { StartedByNumber = true });

    private Task<LoginChallenge?> CountAsync(PhoneNumber? phoneNumber = null)
        => Challenges.CountAttemptByNumberAsync(phoneNumber ?? Given.PhoneNumber(), LoginPurpose.SignIn, Given.AttemptLimit, Now, Token);
}
