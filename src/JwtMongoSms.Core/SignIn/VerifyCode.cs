using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Signs the user of a number in who submits its code.</summary>
internal sealed class VerifyCode(
    CheckCode codes,
    IPhoneUserStore users,
    StartSession sessions,
    SignInGate gate,
    UserEvents userEvents,
    ChallengeEvents events,
    IOptions<UserOptions> userOptions,
    IOptions<SignInSessionOptions> sessionOptions,
    IOptions<LegacyOptions> legacyOptions,
    TimeProvider timeProvider)
{
    public async Task<SignInResult<SignedIn>> RunAsync(string challengeId, string text, string? device, CancellationToken cancellationToken)
    {
        using var useCase = events.StartAttempt("jwtmongosms.verify_code");
        try
        {
            var code = await codes.RunAsync(challengeId, text, CodePurpose.SignIn, userId: null, cancellationToken).ConfigureAwait(false);
            return await SignInAsync(useCase, code, device, sessionOptions.Value.IdleLifetime).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            useCase.Outcome = SignInError.StoreUnavailable.Code;
            throw;
        }
    }

    /// <summary>Checks a code that comes without a challenge id. Such clients know no refresh: their session lives as long as their one token.</summary>
    public async Task<SignInResult<SignedIn>> RunByNumberAsync(PhoneNumber phoneNumber, string text, string? device, CancellationToken cancellationToken)
    {
        using var useCase = events.StartAttempt("jwtmongosms.verify_code");
        try
        {
            var code = await codes.RunByNumberAsync(phoneNumber, text, cancellationToken).ConfigureAwait(false);
            return await SignInAsync(useCase, code, device, legacyOptions.Value.TokenLifetime).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            useCase.Outcome = SignInError.StoreUnavailable.Code;
            throw;
        }
    }

    // The code is used: nothing below is cancelled with the request.
    private async Task<SignInResult<SignedIn>> SignInAsync(UseCase useCase, SignInResult<CheckedCode> code, string? device, TimeSpan idleLifetime)
    {
        if (!code.Succeeded)
        {
            useCase.Outcome = code.Error.Code;
            return SignInResult<SignedIn>.Failure(code);
        }

        try
        {
            return await SignInAsync(useCase, code.Value.Challenge, device, idleLifetime).ConfigureAwait(false);
        }
        finally
        {
            // It never fails, and it is over before the response, whatever that is.
            await code.Value.GuessRelease.ConfigureAwait(false);
        }
    }

    private async Task<SignInResult<SignedIn>> SignInAsync(UseCase useCase, CodeChallenge challenge, string? device, TimeSpan idleLifetime)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var found = await users
            .GetOrAddAsync(challenge.PhoneNumber, userOptions.Value.AllowSignUp, now, CancellationToken.None).ConfigureAwait(false);
        if (found is null)
            return Fail(useCase, SignInError.CodeExpired);

        // Before anything else can fail: at the next sign-in the user is no longer new.
        if (found.IsNew)
            await userEvents.CreatedAsync(found.User).ConfigureAwait(false);

        if (await gate.FindErrorAsync(new SignInAttempt(found.User, found.IsNew, found.PreviousSignInAt), CancellationToken.None).ConfigureAwait(false) is { } error)
            return Fail(useCase, error);

        var claims = await gate.GetClaimsAsync(found.User, CancellationToken.None).ConfigureAwait(false);
        var started = await sessions.RunAsync(found.User.Id, device, idleLifetime, CancellationToken.None).ConfigureAwait(false);

        // Read after the session is stored, as a change of number ends sessions after the move: either this sees the move, or the move ends the session.
        // Otherwise the new holder of a number that was given up could stay signed in.
        var user = await users.FindAsync(found.User.Id, CancellationToken.None).ConfigureAwait(false);
        if (user?.PhoneNumber.Equals(found.User.PhoneNumber) != true)
        {
            await sessions.RevertAsync(started.Session, CancellationToken.None).ConfigureAwait(false);
            return Fail(useCase, SignInError.CodeExpired);
        }

        useCase.Outcome = "success";
        return SignInResult<SignedIn>.Success(new SignedIn(found.User, started, claims) { IsNew = found.IsNew, PreviousSignInAt = found.PreviousSignInAt });
    }

    private static SignInResult<SignedIn> Fail(UseCase useCase, SignInError error)
    {
        useCase.Outcome = error.Code;
        return SignInResult<SignedIn>.Failure(error);
    }
}
