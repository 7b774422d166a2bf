using System.Collections.Concurrent;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// A Twilio that repeats number and message in its refusals, as the real one does. The last digit of the number says what becomes of it: 6
/// and 7 are refused, 8 fails, 9 gets an answer that is none; all others are taken.
/// </summary>
internal sealed class TalkativeTwilio : IAsyncDisposable
{
    public const string AuthToken = "7f3a9c5be1d84426a0b7c2d9e8f61350";
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";

    private readonly FakeTwilio twilio;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> codes = new();

    private TalkativeTwilio(FakeTwilio twilio)
    {
        this.twilio = twilio;
        twilio.Rule = Respond;
    }

    /// <summary>What an application needs to send here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Twilio:BaseAddress"] = twilio.Address.ToString(),
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:From"] = "+12025550123",
    };

    public static async Task<TalkativeTwilio> StartAsync() => new(await FakeTwilio.StartAsync());

    /// <summary>The code that was sent to a number; it waits for one.</summary>
    public Task<string> CodeAtAsync(string phoneNumber) => Arrival(phoneNumber).Task.WaitAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => twilio.DisposeAsync();

    private (int Status, string Body)? Respond(TwilioPost post)
    {
        var (to, body) = (post["To"], post["Body"]);
        Arrival(to).TrySetResult(CodeInText.Find(body)!);
        return to[^1] switch
        {
            '6' => (400, TwilioJson.Error(21211, 400, $"The 'To' number {to} is not a valid phone number. {body}")),
            '7' => (401, TwilioJson.Error(20003, 401, $"Authenticate: {AuthToken} may not send \"{body}\" to {to}.")),
            '8' => (500, TwilioJson.Error(20500, 500, $"{to}: {body}")),
            '9' => (201, $"<html>{to} {body} {AuthToken}</html>"),
            _ => null,
        };
    }

    private TaskCompletionSource<string> Arrival(string phoneNumber)
        => codes.GetOrAdd(phoneNumber, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
