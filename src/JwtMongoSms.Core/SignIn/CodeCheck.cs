using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Limits;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Checks a code and uses it up, whatever it is for. The order of the steps is the defence: count, reserve, compare, use, and only then is anything done.</summary>
internal sealed class CodeCheck(
    IChallengeStore challenges,
    GuessBudget guesses,
    CodeDeriver deriver,
    IOptions<LoginOptions> options,
    SignInAudit audit,
    TimeProvider timeProvider)
{
    private readonly CodeOptions codes = options.Value.Codes;

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    /// <param name="challengeId">The challenge, as the client presents it.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="purpose">What the code is to be used for.</param>
    /// <param name="userId">Whose challenge it has to be; <see langword="null"/> where a code itself says who somebody is.</param>
    /// <param name="cancellationToken">Gives the check up, until the code is used.</param>
    public async Task<CheckedCode> CheckAsync(string challengeId, string text, CodePurpose purpose, UserId? userId, CancellationToken cancellationToken)
    {
        if (!ChallengeId.TryParse(challengeId, out var id))
            return CheckedCode.Refused(OneTimeCode.TryParse(text, codes.Length, out _) ? SignInError.CodeExpired : SignInError.CodeMalformed);

        var code = await LookAtAsync(
            text,
            now => challenges.CountAttemptAsync(id.Hash, purpose, userId, codes.Attempts, now, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (code.IsUsed)
            audit.CodeVerified(code.Challenge);
        else
            audit.CodeRefused(id.Hash, code.Error);

        return code;
    }

    /// <summary>The same for a sign-in by number alone: the newest challenge is meant that was started so.</summary>
    public async Task<CheckedCode> CheckByNumberAsync(PhoneNumber phoneNumber, string text, CancellationToken cancellationToken)
    {
        var code = await LookAtAsync(
            text,
            now => challenges.CountAttemptByNumberAsync(phoneNumber, CodePurpose.SignIn, codes.Attempts, now, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (code.IsUsed)
            audit.CodeVerified(code.Challenge);
        else
            audit.CodeRefused(phoneNumber, code.Error);

        return code;
    }

    private async Task<CheckedCode> LookAtAsync(string text, Func<DateTimeOffset, Task<CodeChallenge?>> countAsync, CancellationToken cancellationToken)
    {
        if (!OneTimeCode.TryParse(text, codes.Length, out var guess))
            return CheckedCode.Refused(SignInError.CodeMalformed);

        var now = Now;
        var challenge = await countAsync(now).ConfigureAwait(false);
        if (challenge is null || deriver.Derive(challenge, codes.Length) is not { } code)
            return CheckedCode.Refused(SignInError.CodeExpired);

        // Reserved before the comparison: a crowd of parallel guesses can't slip past the limit together.
        var reservation = await guesses.ReserveAsync(challenge.PhoneNumber, now, cancellationToken).ConfigureAwait(false);
        if (reservation is null)
        {
            audit.LimitHit(challenge, "guesses");
            return CheckedCode.Refused(SignInError.CodeExpired);
        }

        // A closed or suppressed challenge's code was sent to nobody: whoever has it right has guessed.
        if (!code.Matches(guess) || !challenge.IsOpen)
            return CheckedCode.Refused(SignInError.CodeIncorrect, codes.Attempts - challenge.Attempts);

        return await UseAsync(challenge, reservation, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CheckedCode> UseAsync(CodeChallenge challenge, GuessReservation reservation, CancellationToken cancellationToken)
    {
        var won = await challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, cancellationToken).ConfigureAwait(false);

        // From here on nothing is given up: the code is used, and the person must get what they paid for with it.
        await guesses.ReleaseAsync(reservation, CancellationToken.None).ConfigureAwait(false);
        return won ? CheckedCode.Used(challenge) : CheckedCode.Refused(SignInError.CodeExpired);
    }
}
