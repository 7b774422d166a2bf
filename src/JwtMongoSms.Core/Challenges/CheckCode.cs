using JwtMongoSms.Limits;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Challenges;

/// <summary>Checks a submitted code and uses it. The order is the defence: count, reserve, compare, consume, and only then act.</summary>
internal sealed class CheckCode(
    IChallengeStore challenges,
    IPhoneUserStore users,
    GuessBudget guesses,
    GuessReleases releases,
    SendOutcomes outcomes,
    CodeDeriver deriver,
    ChallengeEvents events,
    IOptions<CodeOptions> options,
    TimeProvider timeProvider)
{
    private readonly CodeOptions codes = options.Value;

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    /// <param name="challengeId">The challenge, as the client presents it.</param>
    /// <param name="text">The code, as the client presents it.</param>
    /// <param name="purpose">What the code is to be used for.</param>
    /// <param name="userId">The user whose challenge it has to be; <see langword="null"/> at a sign-in.</param>
    /// <param name="cancellationToken">Cancels the check until the code is used.</param>
    public async Task<SignInResult<CheckedCode>> RunAsync(
        string challengeId, string text, CodePurpose purpose, UserId? userId, CancellationToken cancellationToken)
    {
        var isCode = OneTimeCode.TryParse(text, codes.Length, out var guess);
        if (!ChallengeId.TryParse(challengeId, out var id))
            return Fail(isCode ? SignInError.CodeExpired : SignInError.CodeMalformed);

        var result = Fail(SignInError.CodeMalformed);
        if (guess is not null)
        {
            var now = Now;
            var challenge = await challenges
                .CountAttemptAsync(id.Hash, purpose, userId, codes.Attempts, now, cancellationToken).ConfigureAwait(false);
            result = await CompareAsync(challenge, guess, now, cancellationToken).ConfigureAwait(false);
        }

        if (!result.Succeeded)
            events.CodeRefused(id.Hash, result.Error);

        return result;
    }

    /// <summary>Checks a code that came without a challenge id, against the number's newest challenge that was started by number.</summary>
    public async Task<SignInResult<CheckedCode>> RunByNumberAsync(PhoneNumber phoneNumber, string text, CancellationToken cancellationToken)
    {
        var result = Fail(SignInError.CodeMalformed);
        if (OneTimeCode.TryParse(text, codes.Length, out var guess))
        {
            var now = Now;
            var challenge = await challenges
                .CountAttemptByNumberAsync(phoneNumber, CodePurpose.SignIn, codes.Attempts, now, cancellationToken).ConfigureAwait(false);
            result = await CompareAsync(challenge, guess, now, cancellationToken).ConfigureAwait(false);
        }

        if (!result.Succeeded)
            events.CodeRefused(phoneNumber, result.Error);

        return result;
    }

    private async Task<SignInResult<CheckedCode>> CompareAsync(
        CodeChallenge? challenge, OneTimeCode guess, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (challenge is null || deriver.Derive(challenge, codes.Length) is not { } code)
            return Fail(SignInError.CodeExpired);

        // Reserved before the comparison, so that parallel guesses can't pass the limit together.
        var reservation = await guesses.ReserveAsync(challenge.PhoneNumber, now, cancellationToken).ConfigureAwait(false);
        if (reservation is null)
        {
            // A guess that was given back since leaves no refusal: the day's end is then a safe answer.
            var refusal = await guesses.FindRefusalAsync(challenge.PhoneNumber, now, cancellationToken).ConfigureAwait(false)
                ?? LimitRefusal.SpentUntil(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1), now);
            events.LimitHit(challenge.PhoneNumber, challenge.Hash, refusal.Reason);
            return refusal.ToResult<CheckedCode>();
        }

        // A closed or suppressed challenge's code was never sent, so a match can only be a guess.
        if (!code.Matches(guess) || !challenge.IsOpen)
            return Fail(SignInError.CodeIncorrect, codes.Attempts - challenge.Attempts);

        // A user who can't be read can't sign in: neither the code nor the guess is lost to that.
        if (challenge.Purpose == CodePurpose.SignIn)
        {
            var readable = users.EnsureReadableAsync(challenge.PhoneNumber, cancellationToken);
            await releases.ReleaseOnFailureAsync(reservation, readable).ConfigureAwait(false);
        }

        var won = await challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, cancellationToken).ConfigureAwait(false);

        // The code was correct, even if another request used it first: release the guess while the caller continues.
        var release = releases.ReleaseAsync(reservation);
        if (won)
        {
            events.CodeVerified(challenge);
            var converted = outcomes.ConvertAsync(challenge.PhoneNumber, challenge.SentFrom, challenge.Sends, challenge.LastSentAt);
            return SignInResult<CheckedCode>.Success(new CheckedCode(challenge, Task.WhenAll(release, converted)));
        }

        await release.ConfigureAwait(false);
        return Fail(SignInError.CodeExpired);
    }

    private static SignInResult<CheckedCode> Fail(SignInError error, int? attemptsLeft = null)
        => SignInResult<CheckedCode>.Failure(error, attemptsLeft: attemptsLeft);
}

/// <summary>A code that was correct, and that this request alone has used.</summary>
/// <param name="challenge">The code's challenge.</param>
/// <param name="limitsFreed">The release of its guess and of its sends, under way. It never fails.</param>
internal sealed class CheckedCode(CodeChallenge challenge, Task limitsFreed) : IAsyncDisposable
{
    public CodeChallenge Challenge => challenge;

    /// <summary>Waits for it, whatever the response is, so that the client's next request finds the limits freed.</summary>
    ValueTask IAsyncDisposable.DisposeAsync() => new(limitsFreed);
}
