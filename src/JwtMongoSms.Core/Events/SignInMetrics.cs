using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.Events;

/// <summary>Counts every outcome, and traces the two use cases and the delivery. Tags come from closed lists; a number is never one.</summary>
internal sealed class SignInMetrics
{
    public const string Name = "JwtMongoSms";

    private static readonly ActivitySource Source = new(Name);
    private readonly Counter<long> codesRequested;
    private readonly Counter<long> codesVerified;
    private readonly Counter<long> problems;
    private readonly Counter<long> messages;
    private readonly Counter<long> usersCreated;
    private readonly Counter<long> usersDeleted;
    private readonly Counter<long> phoneNumbersChanged;
    private readonly Counter<long> sessionsStarted;
    private readonly Counter<long> sessionsRefreshed;
    private readonly Counter<long> sessionsEnded;
    private readonly Counter<long> eventsLost;

    public SignInMetrics(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(Name);
        codesRequested = meter.CreateCounter<long>("jwtmongosms.codes.requested", "{code}", "Codes that were asked for, by outcome.");
        codesVerified = meter.CreateCounter<long>("jwtmongosms.codes.verified", "{guess}", "Codes that were typed in, by outcome.");
        problems = meter.CreateCounter<long>("jwtmongosms.problems", "{answer}", "Answers that told a client what went wrong, by code.");
        messages = meter.CreateCounter<long>("jwtmongosms.messages", "{message}", "Messages handed to the provider, by outcome.");
        usersCreated = meter.CreateCounter<long>("jwtmongosms.users.created", "{user}", "Users made by their first sign-in.");
        usersDeleted = meter.CreateCounter<long>("jwtmongosms.users.deleted", "{user}", "Users removed.");
        phoneNumbersChanged = meter.CreateCounter<long>("jwtmongosms.users.phone_numbers_changed", "{change}", "Users who got another number.");
        sessionsStarted = meter.CreateCounter<long>("jwtmongosms.sessions.started", "{session}", "Sessions started.");
        sessionsRefreshed = meter.CreateCounter<long>("jwtmongosms.sessions.refreshed", "{session}", "Refresh tokens that were presented, by outcome.");
        sessionsEnded = meter.CreateCounter<long>("jwtmongosms.sessions.ended", "{session}", "Sessions ended before their time, by reason.");
        eventsLost = meter.CreateCounter<long>("jwtmongosms.events.lost", "{event}", "Events that a reader of SignInEvents did not take in time.");
    }

    public static Activity? Trace(string name) => Source.StartActivity(name);

    public void CodeRequested(SignInError? error, bool suppressed, Activity? activity)
        => Count(codesRequested, error?.Code ?? (suppressed ? "suppressed" : "accepted"), activity);

    /// <summary>Traces a code that is typed in, and counts what comes of it.</summary>
    public async Task<T> VerifyingAsync<T>(
        string name, Func<CancellationToken, Task<T>> verifyAsync, Func<T, SignInError?> errorOf, CancellationToken cancellationToken)
    {
        using var activity = Trace(name);
        try
        {
            var result = await verifyAsync(cancellationToken).ConfigureAwait(false);
            Count(codesVerified, errorOf(result)?.Code ?? "success", activity);
            return result;
        }
        catch (StoreException)
        {
            Count(codesVerified, SignInError.StoreUnavailable.Code, activity);
            throw;
        }
    }

    public void ProblemAnswered(SignInError error) => problems.Add(1, Tag("code", error.Code));

    public void MessageHandedOver(SendResult result, DeliveryChannel channel) => messages.Add(
        1,
        Tag("outcome", NameOf(result.Outcome)),
        Tag("channel", NameOf(channel)),
        Tag("failure", result.Failure is { } failure ? NameOf(failure.Class) : "none"));

    public void UserCreated() => usersCreated.Add(1);

    public void UserDeleted() => usersDeleted.Add(1);

    public void PhoneNumberChanged() => phoneNumbersChanged.Add(1);

    public void SessionStarted() => sessionsStarted.Add(1);

    public void SessionRefreshed(string outcome) => sessionsRefreshed.Add(1, Tag("outcome", outcome));

    public void SessionEnded(string reason) => SessionsEnded(reason, 1);

    public void SessionsEnded(string reason, int count) => sessionsEnded.Add(count, Tag("reason", reason));

    public void EventLost() => eventsLost.Add(1);

    private static void Count(Counter<long> counter, string outcome, Activity? activity)
    {
        counter.Add(1, Tag("outcome", outcome));
        activity?.SetTag("outcome", outcome);
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string NameOf<T>(T value)
        where T : struct, Enum
        => Enum.GetName(value)?.ToLowerInvariant() ?? "unknown";
}
