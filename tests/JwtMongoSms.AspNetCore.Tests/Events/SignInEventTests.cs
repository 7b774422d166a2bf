namespace JwtMongoSms.AspNetCore.Tests.Events;

/// <summary>One event for each thing that happens, in the stream and in the log, and nothing in it that gives anybody anything.</summary>
public sealed class SignInEventTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Fact]
    public async Task A_life_from_the_first_code_to_the_sign_out_is_told_in_order_and_once()
    {
        await using var app = await TestApp.StartAsync();
        await using var events = new EventReader(app);
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        var sent = await events.NextAsync(SignInEventKind.CodeSent);

        using (await app.PostAsync("/auth/token", new { challengeId, code = code.PlusSteps(1) }))
            await events.NextAsync(SignInEventKind.CodeRefused, "code_incorrect");

        var signedIn = await app.VerifyAsync(challengeId, code);
        await events.NextAsync(SignInEventKind.CodeVerified);
        var created = await events.NextAsync(SignInEventKind.UserCreated);
        var started = await events.NextAsync(SignInEventKind.SessionStarted);

        using (await app.PostAsync("/auth/token", new { challengeId, code }))
            await events.NextAsync(SignInEventKind.CodeRefused, "code_expired");

        var refreshToken = signedIn.Text("refreshToken");
        using (await app.PostAsync("/auth/token/refresh", new { refreshToken }))
            await events.NextAsync(SignInEventKind.SessionRefreshed, "success");

        using (await app.PostAsync("/auth/token/refresh", new { refreshToken }))
            await events.NextAsync(SignInEventKind.SessionRefreshed, "repeated");

        using (await app.PostAsync("/auth/sign-out", new { refreshToken }))
            await events.NextAsync(SignInEventKind.SessionEnded, "sign_out");

        Assert.Equal("+44*******56", sent.MaskedPhoneNumber);
        Assert.Equal(signedIn.GetProperty("user").Text("id"), created.UserId?.Value);
        Assert.Equal((created.UserId, app.Time.GetUtcNow()), (started.UserId, started.At));
        Assert.All(events.Seen, authEvent => Assert.Equal(1, LinesOf(app, authEvent)));
    }

    [Fact]
    public async Task A_token_that_comes_back_is_told_and_so_is_the_end_of_its_session()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        var refreshToken = signedIn.Text("refreshToken");
        using (await app.PostAsync("/auth/token/refresh", new { refreshToken }))
            app.Time.Advance(TimeSpan.FromSeconds(31));

        await using var events = new EventReader(app);
        using (await app.PostAsync("/auth/token/refresh", new { refreshToken }))
        {
            var reused = await events.NextAsync(SignInEventKind.RefreshTokenReused);
            Assert.Equal(reused.SessionId, (await events.NextAsync(SignInEventKind.SessionEnded, "reuse")).SessionId);
        }
    }

    [Fact]
    public async Task A_limit_that_is_hit_is_told_by_name()
    {
        await using var app = await TestApp.StartAsync();
        await using var events = new EventReader(app);
        var (spare, rightCode) = await app.SendCodeAsync(Phone);
        await events.NextAsync(SignInEventKind.CodeSent);
        using (await app.PostAsync("/auth/code", new { challengeId = spare }))
            await events.NextAsync(SignInEventKind.LimitHit, "resend_pause");

        for (var challenge = 0; challenge < 4; challenge++)
        {
            var (challengeId, code) = await app.SendCodeAsync(Phone);
            await events.NextAsync(SignInEventKind.CodeSent);
            for (var guess = 0; guess < 5; guess++)
            {
                using (await app.PostAsync("/auth/token", new { challengeId, code = code.PlusSteps(1) }))
                    await events.NextAsync(SignInEventKind.CodeRefused, "code_incorrect");
            }
        }

        using (await app.PostAsync("/auth/token", new { challengeId = spare, code = rightCode }))
        {
            var hit = await events.NextAsync(SignInEventKind.LimitHit, "guesses");
            Assert.Equal(hit.Challenge, (await events.NextAsync(SignInEventKind.CodeRefused, "too_many_attempts")).Challenge);
        }

        using (await app.PostAsync("/auth/code", new { challengeId = spare }))
            Assert.NotNull((await events.NextAsync(SignInEventKind.LimitHit, "guesses")).Challenge);

        using (await app.PostAsync("/auth/code", new { phoneNumber = Phone }))
            Assert.Null((await events.NextAsync(SignInEventKind.LimitHit, "guesses")).Challenge);
    }

    [Fact]
    public async Task A_new_number_and_a_removal_are_told_once_with_masked_numbers()
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.Text("accessToken"));
        var userId = signedIn.GetProperty("user").Text("id");
        await using var events = new EventReader(app);

        var next = Given.PhoneNumber(999_999).E164;
        using (var asked = await app.PostAsync("/auth/phone", new { phoneNumber = next }))
        {
            await events.NextAsync(SignInEventKind.CodeSent);
            var challengeId = (await asked.JsonAsync(202)).Text("challengeId");
            var code = (await app.CodesAsync(next, 1))[0];
            using (await app.PostAsync("/auth/phone/verify", new { challengeId, code = code.PlusSteps(1) }))
                await events.NextAsync(SignInEventKind.CodeRefused, "code_incorrect");

            using (await app.PostAsync("/auth/phone/verify", new { challengeId, code }))
                await events.NextAsync(SignInEventKind.CodeVerified);
        }

        var changed = await events.NextAsync(SignInEventKind.PhoneNumberChanged);
        using (await app.Client.DeleteAsync("/auth/me", TestContext.Current.CancellationToken))
        {
            var ended = await events.NextAsync(SignInEventKind.SessionEnded, "user_deleted");
            var deleted = await events.NextAsync(SignInEventKind.UserDeleted);
            Assert.Equal([userId, userId, userId], [changed.UserId!.Value, ended.UserId!.Value, deleted.UserId!.Value]);
        }

        Assert.Equal("+44*******99", changed.MaskedPhoneNumber);
        Assert.Single(app.Logs.With("was changed from +44*******56 to +44*******99"));
        Assert.Single(app.Logs.With("was deleted"));
    }

    [Theory]
    [InlineData("refused", 21610)]
    [InlineData("unknown", null)]
    public async Task A_message_that_did_not_go_out_is_told_as_such(string reason, int? refusedWith)
    {
        await using var app = await TestApp.StartAsync();
        object failure
            = refusedWith is null ? new { to = "all", kind = "reset" } : new { to = "all", kind = "refusal", code = refusedWith };
        using (var planned = await app.Client.PutAsJsonAsync("/dev/phone/api/failures", failure, TestContext.Current.CancellationToken))
            Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        await using var events = new EventReader(app);
        using (await app.PostAsync("/auth/code", new { phoneNumber = Phone }))
            Assert.Equal("+44*******56", (await events.NextAsync(SignInEventKind.CodeNotSent, reason)).MaskedPhoneNumber);
    }

    // Of the log's lines, those with the event's own id that name the same things.
    private static int LinesOf(TestApp app, SignInEvent authEvent) => app.Logs.Lines.Count(line
        => line.Text.StartsWith("JwtMongoSms.", StringComparison.Ordinal)
        && line.Text.Contains($"[{IdOf(authEvent.Kind)}]", StringComparison.Ordinal)
        && line.Text.Contains(authEvent.Challenge?.Value ?? authEvent.SessionId?.Value ?? authEvent.UserId!.Value, StringComparison.Ordinal)
        && (authEvent.Reason is null || line.Text.Contains(authEvent.Reason, StringComparison.Ordinal)));

    private static int IdOf(SignInEventKind kind) => kind switch
    {
        SignInEventKind.CodeSent => 1060,
        SignInEventKind.CodeRefused => 1000,
        SignInEventKind.CodeVerified => 1002,
        SignInEventKind.SessionStarted => 1020,
        SignInEventKind.SessionRefreshed => 1021,
        SignInEventKind.SessionEnded => 1022,
        SignInEventKind.UserCreated => 1040,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
