using JwtMongoSms.Challenges;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Signs in the user of a number whose code was submitted.</summary>
internal sealed class VerifyCode(
    CheckCode codes,
    IPhoneUserStore users,
    StartSession sessions,
    SignInGate gate,
    UserEvents events,
    IOptions<UserOptions> userOptions,
    IOptions<SignInSessionOptions> sessionOptions,
    IOptions<LegacyOptions> legacyOptions,
    TimeProvider timeProvider)
{
    public async Task<SignInResult<SignedIn>> RunAsync(string challengeId, string text, string? device, CancellationToken cancellationToken)
    {
        var code = await codes.RunAsync(challengeId, text, CodePurpose.SignIn, userId: null, cancellationToken).ConfigureAwait(false);
        return code.Succeeded
            ? await SignInAsync(code.Value, device, sessionOptions.Value.IdleLifetime).ConfigureAwait(false)
            : SignInResult<SignedIn>.Failure(code);
    }

    /// <summary>Checks a code without a challenge id. Such clients never refresh: their session lives as long as their one token.</summary>
    public async Task<SignInResult<SignedIn>> RunByNumberAsync(
        PhoneNumber phoneNumber, string text, string? device, CancellationToken cancellationToken)
    {
        var code = await codes.RunByNumberAsync(phoneNumber, text, cancellationToken).ConfigureAwait(false);
        return code.Succeeded
            ? await SignInAsync(code.Value, device, legacyOptions.Value.TokenLifetime).ConfigureAwait(false)
            : SignInResult<SignedIn>.Failure(code);
    }

    // The code is used: nothing below is cancelled with the request.
    private async Task<SignInResult<SignedIn>> SignInAsync(CheckedCode code, string? device, TimeSpan idleLifetime)
    {
        await using var released = code.ConfigureAwait(false);
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var found = await users
            .GetOrAddAsync(code.Challenge.PhoneNumber, ToSignUp(userOptions.Value), now, CancellationToken.None).ConfigureAwait(false);
        if (found is null)
            return SignInResult<SignedIn>.Failure(SignInError.CodeExpired);

        // Before anything else can fail: at the next sign-in the user is no longer new.
        if (found.IsNew || found.IsOnCreatedPending)
            await events.SignedInAsync(found).ConfigureAwait(false);

        var attempt = new SignInAttempt(found.User, found.IsNew, found.PreviousSignInAt);
        if (await gate.FindErrorAsync(attempt, CancellationToken.None).ConfigureAwait(false) is { } error)
            return SignInResult<SignedIn>.Failure(error);

        var claims = await gate.GetClaimsAsync(found.User, CancellationToken.None).ConfigureAwait(false);
        var started = await sessions.RunAsync(found.User.Id, device, idleLifetime, CancellationToken.None).ConfigureAwait(false);

        // Read after the session is stored, as a change of number ends sessions after the move: either this sees the move, or the move
        // ends the session. Otherwise the next holder of a number that its user gave up could stay signed in.
        var user = await users.FindAsync(found.User.Id, CancellationToken.None).ConfigureAwait(false);
        if (user?.PhoneNumber.Equals(found.User.PhoneNumber) != true)
        {
            await sessions.RevertAsync(started.Session, CancellationToken.None).ConfigureAwait(false);
            return SignInResult<SignedIn>.Failure(SignInError.CodeExpired);
        }

        return SignInResult<SignedIn>.Success(
            new SignedIn(found.User, started, claims) { IsNew = found.IsNew, PreviousSignInAt = found.PreviousSignInAt });
    }

    // Without OnCreated no user is marked: setting it later must not call it for everyone who signed up before.
    private static SignUp ToSignUp(UserOptions options) => options switch
    {
        { AllowSignUp: false } => SignUp.Closed,
        { OnCreated: null } => SignUp.Open,
        _ => SignUp.OpenWithOnCreated,
    };
}
