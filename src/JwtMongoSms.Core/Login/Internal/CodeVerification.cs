using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Limits.Internal;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using JwtMongoSms.Users.Internal;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Login.Internal;

/// <summary>Checks codes. The order of the steps is the defence: count, reserve, compare, use, and only then sign in.</summary>
internal sealed class CodeVerification(
    IChallengeStore challenges,
    ILoginUserStore users,
    GuessBudget guesses,
    CodeDeriver deriver,
    SessionService sessions,
    UserCreatedCallback userCreated,
    LoginMetrics metrics,
    AuthAudit audit,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider)
{
    private readonly LoginOptions options = options.Value;

    public async Task<VerifyCodeResult> VerifyAsync(string challengeId, string text, string? device, CancellationToken cancellationToken)
    {
        using var activity = LoginMetrics.Trace("jwtmongosms.verify_code");
        try
        {
            var result = await CheckAsync(challengeId, text, device, cancellationToken).ConfigureAwait(false);
            metrics.CodeVerified(result.Error, activity);
            if (result.Error is { } error && ChallengeId.TryParse(challengeId, out var id))
                audit.CodeRefused(id.Reference, error);

            return result;
        }
        catch (StoreException)
        {
            metrics.CodeVerified(LoginError.StoreUnavailable, activity);
            throw;
        }
    }

    private async Task<VerifyCodeResult> CheckAsync(string challengeId, string text, string? device, CancellationToken cancellationToken)
    {
        if (!OneTimeCode.TryParse(text, options.Codes.Length, out var guess))
            return VerifyCodeResult.Failed(LoginError.CodeMalformed);

        if (!ChallengeId.TryParse(challengeId, out var id))
            return VerifyCodeResult.Failed(LoginError.CodeExpired);

        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var challenge = await challenges
            .CountAttemptAsync(id.Reference, LoginPurpose.SignIn, options.Codes.Attempts, now, cancellationToken).ConfigureAwait(false);
        if (challenge is null || deriver.Derive(challenge, options.Codes.Length) is not { } code)
            return VerifyCodeResult.Failed(LoginError.CodeExpired);

        // Reserved before the comparison: a crowd of parallel guesses can't slip past the limit together.
        var reservation = await guesses.ReserveAsync(challenge.PhoneNumber, now, cancellationToken).ConfigureAwait(false);
        if (reservation is null)
        {
            audit.LimitHit(challenge, "guesses");
            return VerifyCodeResult.Failed(LoginError.CodeExpired);
        }

        // A closed or swallowed challenge's code was sent to nobody: whoever has it right has guessed.
        if (!code.Matches(guess) || !challenge.IsOpen)
            return VerifyCodeResult.Failed(LoginError.CodeIncorrect, options.Codes.Attempts - challenge.Attempts);

        return await UseAsync(challenge, reservation, device, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VerifyCodeResult> UseAsync(LoginChallenge challenge, GuessReservation reservation, string? device, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var won = await challenges.TryConsumeAsync(challenge.Reference, ConsumeNonce.New(), now, cancellationToken).ConfigureAwait(false);

        // From here on nothing is given up: the code is used, and the person must get what they paid for with it.
        await guesses.ReleaseAsync(reservation, CancellationToken.None).ConfigureAwait(false);
        if (!won)
            return VerifyCodeResult.Failed(LoginError.CodeExpired);

        audit.CodeVerified(challenge);
        var signIn = await users.GetOrAddAsync(challenge.PhoneNumber, options.Users.AllowSignUp, now, CancellationToken.None).ConfigureAwait(false);
        if (signIn is null)
            return VerifyCodeResult.Failed(LoginError.CodeExpired);

        // Before anything else can fail: at the next sign-in the user is no longer new.
        if (signIn.IsNew)
            await userCreated.CallAsync(signIn.User).ConfigureAwait(false);

        var session = await sessions.StartAsync(signIn.User.Id, device, CancellationToken.None).ConfigureAwait(false);
        return VerifyCodeResult.Success(signIn, session);
    }
}
