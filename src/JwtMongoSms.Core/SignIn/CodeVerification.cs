using JwtMongoSms.Events;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Signs in whoever types the right code.</summary>
internal sealed class CodeVerification(
    CodeCheck codes,
    IPhoneUserStore users,
    SessionService sessions,
    UserCreatedCallback userCreated,
    SignInMetrics metrics,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider)
{
    private readonly LoginOptions options = options.Value;

    public Task<VerifyCodeResult> VerifyAsync(string challengeId, string text, string? device, CancellationToken cancellationToken) => VerifyAsync(
        token => codes.CheckAsync(challengeId, text, CodePurpose.SignIn, userId: null, token), device, options.Sessions.IdleLifetime, cancellationToken);

    /// <summary>Checks a code that comes without an id. Clients that keep none know no refresh either: their session goes on for as long as their one token.</summary>
    public Task<VerifyCodeResult> VerifyByNumberAsync(PhoneNumber phoneNumber, string text, string? device, CancellationToken cancellationToken) => VerifyAsync(
        token => codes.CheckByNumberAsync(phoneNumber, text, token), device, options.Legacy.TokenLifetime, cancellationToken);

    private Task<VerifyCodeResult> VerifyAsync(
        Func<CancellationToken, Task<CheckedCode>> checkAsync, string? device, TimeSpan idleLifetime, CancellationToken cancellationToken) => metrics.VerifyingAsync(
        "jwtmongosms.verify_code",
        async token =>
        {
            var code = await checkAsync(token).ConfigureAwait(false);
            return code.IsUsed
                ? await SignInAsync(code.Challenge, device, idleLifetime).ConfigureAwait(false)
                : VerifyCodeResult.Failed(code.Error, code.AttemptsLeft);
        },
        result => result.Error,
        cancellationToken);

    private async Task<VerifyCodeResult> SignInAsync(CodeChallenge challenge, string? device, TimeSpan idleLifetime)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var signIn = await users.GetOrAddAsync(challenge.PhoneNumber, options.Users.AllowSignUp, now, CancellationToken.None).ConfigureAwait(false);
        if (signIn is null)
            return VerifyCodeResult.Failed(SignInError.CodeExpired);

        // Before anything else can fail: at the next sign-in the user is no longer new.
        if (signIn.IsNew)
            await userCreated.CallAsync(signIn.User).ConfigureAwait(false);

        var session = await sessions.StartAsync(signIn.User.Id, device, idleLifetime, CancellationToken.None).ConfigureAwait(false);
        if (!await HasStillAsync(signIn.User).ConfigureAwait(false))
        {
            await sessions.EndAsync(session.Session.Id, signIn.User.Id, CancellationToken.None).ConfigureAwait(false);
            return VerifyCodeResult.Failed(SignInError.CodeExpired);
        }

        return VerifyCodeResult.Success(signIn, session);
    }

    // Read when the session is stored, as a change of number ends sessions when the number has moved: either this sees the move, or the move ends the session.
    // A person who has lost their old number to somebody must not find them signed in after having changed it.
    private async Task<bool> HasStillAsync(User user)
        => (await users.FindAsync(user.Id, CancellationToken.None).ConfigureAwait(false))?.PhoneNumber.Equals(user.PhoneNumber) == true;
}
