using System.Collections.Concurrent;
using JwtMongoSms.Limits;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>A number whose guesses are spent or that is locked is told so, and is sent nothing.</summary>
public sealed class SpentNumberTests
{
    private static readonly PhoneNumber Phone = Given.PhoneNumber();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Nothing_is_stored_or_sent_for_a_number_whether_it_is_known_or_not(bool isLocked, bool isKnown)
    {
        var commands = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync(
            new() { ["Users:AllowSignUp"] = "false" },
            build: builder => StoreProxy.Add(builder.Services, verb => commands.Enqueue(verb.Name)));
        var users = app.Services.GetRequiredService<IPhoneUserStore>();
        if (isKnown)
            await users.GetOrAddAsync(Phone, SignUp.Open, app.Time.GetUtcNow(), Cancelled);

        var challengeId = await app.AskAsync(Phone.E164);
        var sent = (await app.CodesAsync(Phone.E164, isKnown ? 1 : 0)).Count;
        await SpendAsync(app, isLocked);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        commands.Clear();

        object[] requests = [new { phoneNumber = Phone.E164 }, new { challengeId }];
        foreach (var request in requests)
        {
            using var answer = await app.PostAsync("/auth/code", request);
            await MustRefuseAsync(app, answer, isLocked);
        }

        Assert.Equal(["FindNumberAsync", "FindByPhoneNumberAsync", "FindAsync", "FindNumberAsync"], commands);
        using var guessed = await app.PostAsync("/auth/token", new { challengeId, code = "123456" });
        await MustRefuseAsync(app, guessed, isLocked);
        Assert.Equal(sent, (await app.MessagesAsync(Phone.E164)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_to_the_number_is_refused_at_both_steps(bool isLocked)
    {
        await using var app = await TestApp.StartAsync();
        var token = (await app.SignInAsync("+447400000009")).Text("accessToken");
        var asked = await app.PostAsync("/auth/phone", new { phoneNumber = Phone.E164 }, token).JsonAsync(202);
        var challengeId = asked.Text("challengeId");
        var code = (await app.CodesAsync(Phone.E164, 1))[0];
        await SpendAsync(app, isLocked);

        using var again = await app.PostAsync("/auth/phone", new { phoneNumber = Phone.E164 }, token);
        await MustRefuseAsync(app, again, isLocked);
        using var verified = await app.PostAsync("/auth/phone/verify", new { challengeId, code }, token);
        await MustRefuseAsync(app, verified, isLocked);
    }

    [Theory]
    [InlineData(true, "en", "This number is locked after too many wrong codes. Contact us to unlock it.")]
    [InlineData(false, "en", "There were too many wrong codes for this number today. Try again tomorrow.")]
    [InlineData(false, "ar", "أُدخلت اليوم رموز خاطئة كثيرة لهذا الرقم. حاول مرة أخرى غدًا.")]
    public async Task The_page_says_so_and_offers_no_code(bool isLocked, string language, string sentence)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        person.Headers["Accept-Language"] = language;
        var page = await person.AskAsync(Phone.E164);
        var code = (await app.CodesAsync(Phone.E164, 1))[0];
        await SpendAsync(app, isLocked);

        foreach (var (path, fields) in new[] { ("/sign-in/code", new[] { ("code", code) }), ("/sign-in/resend", []) })
        {
            var refused = await person.SubmitAndFollowAsync(page, path, fields);
            MustSay(refused);
            Assert.Empty(refused.Forms);
        }

        MustSay(await person.SubmitAndFollowAsync(
            await person.GetAsync("/sign-in"), "/sign-in", ("phoneNumber", Phone.E164), ("country", "")));

        void MustSay(Page refused)
            => Assert.Contains($"autofocus>{sentence}<", refused.Text, StringComparison.Ordinal);
    }

    private static async Task MustRefuseAsync(TestApp app, HttpResponseMessage answer, bool isLocked)
    {
        var problem = await answer.JsonAsync(isLocked ? 403 : 429);
        Assert.Equal(isLocked ? "number_locked" : "too_many_attempts", problem.Text("code"));
        Assert.Equal(isLocked ? null : SecondsLeft(app), answer.Headers.RetryAfter?.ToString());
    }

    // Given.Start is in the morning; the day ends at midnight, UTC.
    private static string SecondsLeft(TestApp app)
        => Math.Ceiling((app.Time.GetUtcNow().UtcDateTime.Date.AddDays(1) - app.Time.GetUtcNow().UtcDateTime).TotalSeconds)
            .ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task SpendAsync(TestApp app, bool isLocked)
    {
        var budget = app.Services.GetRequiredService<GuessBudget>();
        for (var day = isLocked ? -4 : 0; day <= 0; day++)
        {
            for (var guess = 0; guess < 20; guess++)
                Assert.NotNull(await budget.ReserveAsync(Phone, app.Time.GetUtcNow().AddDays(day), Cancelled));
        }
    }
}
