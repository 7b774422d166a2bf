using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class MetricsTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Every_outcome_is_counted_by_name()
    {
        await using var app = await TestApp.StartAsync(new() { ["Limits:Countries"] = "GB" });
        using var counts = new Counts(app);

        await app.PostAsync("/auth/code", new { phoneNumber = "+33612345678" }).StatusAsync();
        await app.GuessAsync("x", "x");
        await app.GuessAsync("x", "123456");
        var signedIn = await app.SignInAsync(Phone);
        await app.PostAsync("/auth/sign-out", new { refreshToken = signedIn.Text("refreshToken") }).StatusAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        await app.GuessAsync(challengeId, code.PlusSteps(1));
        await app.PostAsync("/auth/code", new { challengeId }).StatusAsync();

        // Counted when the phone has answered, which may be after it has shown the message.
        while (counts.Of("jwtmongosms.messages", "outcome=accepted,channel=sms,failure=none") < 2)
            await Task.Yield();

        (string Instrument, string Tags, int Times)[] expected =
        [
            ("jwtmongosms.codes.requested", "outcome=accepted", 2),
            ("jwtmongosms.codes.requested", "outcome=phone_country_blocked", 1),
            ("jwtmongosms.codes.requested", "outcome=send_cooldown", 1),
            ("jwtmongosms.codes.verified", "outcome=success", 1),
            ("jwtmongosms.codes.verified", "outcome=code_malformed", 1),
            ("jwtmongosms.codes.verified", "outcome=code_expired", 1),
            ("jwtmongosms.codes.verified", "outcome=code_incorrect", 1),
            ("jwtmongosms.users.created", "", 1),
            ("jwtmongosms.sessions.started", "", 1),
            ("jwtmongosms.sessions.ended", "reason=sign_out", 1),
        ];
        foreach (var (instrument, tags, times) in expected)
            Assert.Equal((instrument, tags, times), (instrument, tags, counts.Of(instrument, tags)));
    }

    [Fact]
    public async Task Every_answer_that_says_what_went_wrong_is_counted_by_its_code_wherever_it_was_decided()
    {
        await using var app = await TestApp.StartAsync();
        using var counts = new Counts(app);
        await app.PostAsync("/auth/code", new { phoneNumber = "12" }).StatusAsync();
        await app.PostAsync("/auth/code", new { challengeId = "12" }).StatusAsync();
        await app.PostAsync("/auth/code", new { }).StatusAsync();
        await app.GetAsync("/auth/me").StatusAsync();
        await app.GetAsync("/auth/code").StatusAsync();
        await app.PostAsync("/auth/sign-out", new { refreshToken = "12" }).StatusAsync();
        await app.PostAsync("/auth/token/refresh", new { refreshToken = "12" }).StatusAsync();

        (string Code, int Times)[] expected =
            [("phone_invalid", 1), ("code_expired", 1), ("request_invalid", 2), ("token_invalid", 1), ("refresh_invalid", 2)];
        foreach (var (code, times) in expected)
            Assert.Equal((code, times), (code, counts.Of("jwtmongosms.problems", "code=" + code)));
    }

    [Fact]
    public async Task The_use_cases_are_traced_with_their_outcomes()
    {
        var traces = new ConcurrentQueue<(string Name, object? Outcome)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "JwtMongoSms",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traces.Enqueue((activity.OperationName, activity.GetTagItem("outcome"))),
        };
        ActivitySource.AddActivityListener(listener);

        await using var app = await TestApp.StartAsync();
        await app.SignInAsync(Phone);

        Assert.Contains(("jwtmongosms.send_code", (object?)"accepted"), traces);
        Assert.Contains(("jwtmongosms.verify_code", (object?)"success"), traces);
        Assert.Contains(traces, trace => trace.Name == "jwtmongosms.deliver");
    }

    private sealed class Counts : IDisposable
    {
        private readonly ConcurrentDictionary<(string, string), long> counts = new();
        private readonly MeterListener listener = new();

        public Counts(TestApp app)
        {
            var factory = app.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "JwtMongoSms" && instrument.Meter.Scope == factory)
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                var name = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
                counts.AddOrUpdate((instrument.Name, name), value, (_, sum) => sum + value);
            });
            listener.Start();
        }

        public long Of(string instrument, string tags) => counts.GetValueOrDefault((instrument, tags));

        public void Dispose() => listener.Dispose();
    }
}
