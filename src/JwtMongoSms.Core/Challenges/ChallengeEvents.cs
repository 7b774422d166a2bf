using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Challenges;

/// <summary>Tells what happens to challenges: one call logs, counts and publishes.</summary>
internal sealed class ChallengeEvents(SignInEvents events, Telemetry telemetry, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> requested = telemetry.CreateCounter("jwtmongosms.codes.requested", "{code}", "Requests for a code, by outcome.");
    private readonly Counter<long> verified = telemetry.CreateCounter("jwtmongosms.codes.verified", "{attempt}", "Submitted codes, by outcome.");

    public UseCase StartSend() => new("jwtmongosms.send_code", requested);

    public UseCase StartResend() => new("jwtmongosms.resend_code", requested);

    public UseCase StartVerification() => new("jwtmongosms.verify_code", verified);

    public UseCase StartChangeOfNumber() => new("jwtmongosms.change_phone", verified);

    public void CodeRefused(ChallengeHash challenge, SignInError error)
    {
        Log.CodeRefused(logger, challenge.Value, error.Code);
        events.Publish(events.Create(SignInEventKind.CodeRefused) with { Challenge = challenge, Reason = error.Code });
    }

    public void CodeRefused(PhoneNumber phoneNumber, SignInError error)
    {
        var masked = phoneNumber.ToString();
        Log.CodeRefusedByNumber(logger, masked, error.Code);
        events.Publish(events.Create(SignInEventKind.CodeRefused) with { MaskedPhoneNumber = masked, Reason = error.Code });
    }

    public void CodeVerified(CodeChallenge challenge)
    {
        var masked = challenge.PhoneNumber.ToString();
        Log.CodeVerified(logger, challenge.Hash.Value, masked);
        events.Publish(events.Create(SignInEventKind.CodeVerified) with { Challenge = challenge.Hash, MaskedPhoneNumber = masked });
    }

    /// <param name="challenge">The challenge that was not sent or not compared.</param>
    /// <param name="reason">The limit: <c>guesses</c>, <c>locked</c> or <c>resend_pause</c>.</param>
    public void LimitHit(CodeChallenge challenge, string reason)
    {
        var masked = challenge.PhoneNumber.ToString();
        Log.LimitHit(logger, masked, challenge.Hash.Value, reason);
        events.Publish(events.Create(SignInEventKind.LimitHit) with { Challenge = challenge.Hash, MaskedPhoneNumber = masked, Reason = reason });
    }

    public void UnknownNumber(CodeChallenge challenge) => Log.UnknownNumber(logger, challenge.PhoneNumber.ToString(), challenge.Hash.Value);
}
