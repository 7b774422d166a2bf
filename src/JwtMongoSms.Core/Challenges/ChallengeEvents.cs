using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Challenges;

/// <summary>Logs, counts and publishes what happens to challenges, in one call each.</summary>
internal sealed class ChallengeEvents(SignInEvents events, Telemetry telemetry, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> requested
        = telemetry.CreateCounter("jwtmongosms.codes.requested", "{code}", "Requests for a code, by outcome.");

    private readonly Counter<long> verified
        = telemetry.CreateCounter("jwtmongosms.codes.verified", "{attempt}", "Submitted codes, by outcome.");

    public UseCase StartSend() => new("jwtmongosms.send_code", requested);

    public UseCase StartResend() => new("jwtmongosms.resend_code", requested);

    public UseCase StartVerification() => new("jwtmongosms.verify_code", verified);

    public UseCase StartChangeOfNumber() => new("jwtmongosms.change_phone", verified);

    public void CodeRefused(ChallengeHash challenge, SignInError error)
    {
        Log.CodeRefused(logger, challenge.Value, error.Code);
        Publish(SignInEventKind.CodeRefused, challenge, phoneNumber: null, error.Code);
    }

    public void CodeRefused(PhoneNumber phoneNumber, SignInError error)
    {
        Log.CodeRefusedByNumber(logger, phoneNumber.ToString(), error.Code);
        Publish(SignInEventKind.CodeRefused, challenge: null, phoneNumber, error.Code);
    }

    public void CodeVerified(CodeChallenge challenge)
    {
        Log.CodeVerified(logger, challenge.Hash.Value, challenge.PhoneNumber.ToString());
        Publish(SignInEventKind.CodeVerified, challenge.Hash, challenge.PhoneNumber, reason: null);
    }

    /// <param name="phoneNumber">The phone number.</param>
    /// <param name="challenge">The challenge that was not sent or not compared; <see langword="null"/> when none was stored.</param>
    /// <param name="reason">
    /// The limit: <c>guesses</c>, <c>locked</c>, <c>resend_pause</c>, <c>address</c>, <c>number_pause</c>, <c>number_hour</c>,
    /// <c>number_day</c>, <c>number_calls</c> or <c>number_changes</c>.
    /// </param>
    public void LimitHit(PhoneNumber phoneNumber, ChallengeHash? challenge, string reason)
    {
        Log.LimitHit(logger, phoneNumber.ToString(), challenge?.Value ?? "none", reason);
        Publish(SignInEventKind.LimitHit, challenge, phoneNumber, reason);
    }

    /// <param name="phoneNumber">The phone number.</param>
    /// <param name="challenge">The challenge whose message is not sent.</param>
    /// <param name="reason">The limit: <c>prefix</c>, <c>country</c>, <c>breaker</c>, <c>service</c> or <c>cost</c>.</param>
    public void Suppressed(PhoneNumber phoneNumber, ChallengeHash challenge, string reason)
    {
        Log.Suppressed(logger, challenge.Value, phoneNumber.ToString(), reason);
        Publish(SignInEventKind.LimitHit, challenge, phoneNumber, reason);
    }

    public void UnknownNumber(PhoneNumber phoneNumber, ChallengeHash challenge)
        => Log.UnknownNumber(logger, phoneNumber.ToString(), challenge.Value);

    public void UnreadableUser(PhoneNumber phoneNumber, ChallengeHash challenge, StoreException exception)
    {
        if (!exception.IsLogged)
            Log.UnreadableUser(logger, phoneNumber.ToString(), challenge.Value, exception);
    }

    private void Publish(SignInEventKind kind, ChallengeHash? challenge, PhoneNumber? phoneNumber, string? reason) => events.Publish(
        events.Create(kind) with { Challenge = challenge, MaskedPhoneNumber = phoneNumber?.ToString(), Reason = reason });
}
