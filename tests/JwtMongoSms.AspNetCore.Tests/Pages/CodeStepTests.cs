using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>What the second page answers, and that it says nothing of who is known.</summary>
public sealed partial class CodeStepTests
{
    private const string Known = "+447400123456";
    private const string Unknown = "+447400123457";

    [Fact]
    public async Task Wrong_malformed_too_many_and_too_late_are_told_apart()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Known);
        var wrong = (await app.CodesAsync(Known, 1))[0].PlusSteps(1);

        MustSay(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", "12345")), "A code has 6 digits.");
        for (var left = 4; left > 0; left--)
            MustSay(
                await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", wrong)),
                left > 1 ? $"You have {left} tries left." : "You have 1 try left.");

        var last = await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", wrong));
        MustSay(last, "Too many wrong codes.");
        MustSay(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", wrong)), "This code can no longer be used.");

        // One click, and the next code goes to the same number.
        Assert.Equal((303, "/sign-in/code"), (await person.SubmitAsync(last, "/sign-in")).Redirect);
        var late = await person.GetAsync("/sign-in/code");
        app.Time.Advance(TimeSpan.FromMinutes(5));
        MustSay(await person.SubmitAndFollowAsync(late, "/sign-in/code", ("code", wrong)), "This code has expired.");
        MustSay(await person.SubmitAndFollowAsync(late, "/sign-in/resend"), "This code has expired.");
        Assert.Contains("This code can no longer be used.", (await person.GetAsync("/sign-in/code")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_applications_own_check_is_shown_in_its_own_words()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddScoped<ISignInCheck, MembersOnly>());
        using var person = new Person(app);
        var page = await person.AskAsync(Known);
        var code = (await app.CodesAsync(Known, 1))[0];
        MustSay(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", code)), MembersOnly.Error.Message);
    }

    [Fact]
    public async Task A_code_is_sent_again_when_its_time_has_come_and_not_before()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Known);

        // Once it has arrived: to a message under way the ten seconds would be a provider that does not answer.
        await app.CodesAsync(Known, 1);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        var early = await person.SubmitAndFollowAsync(page, "/sign-in/resend");
        MustSay(early, "It can be sent again in 20 seconds.");
        Assert.Single(await app.CodesAsync(Known, 1));

        app.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((303, "/sign-in/code?sent=again"), (await person.SubmitAsync(early, "/sign-in/resend")).Redirect);
        Assert.Contains("Sent again.", (await person.GetAsync("/sign-in/code?sent=again")).Text, StringComparison.Ordinal);
        Assert.Single((await app.CodesAsync(Known, 2)).Distinct());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_known_and_an_unknown_number_see_the_same_pages_to_the_byte(bool allowSignUp)
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:AllowSignUp"] = allowSignUp ? "true" : "false" });
        Assert.True(PhoneNumber.TryParse(Known, null, out var known));
        await app.Services.GetRequiredService<IPhoneUserStore>().GetOrAddAsync(
            known, SignUp.Open, app.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        var (first, second) = (await WalkAsync(Known), await WalkAsync(Unknown));
        Assert.Equal(first.Count, second.Count);
        for (var step = 0; step < first.Count; step++)
            Assert.Equal(first[step], second[step]);

        async Task<List<string>> WalkAsync(string phoneNumber)
        {
            using var person = new Person(app);
            var page = await person.AskAsync(phoneNumber);
            List<Page> pages = [page, await person.SubmitAndFollowAsync(page, "/sign-in/resend"), await person.GetAsync("/sign-in")];
            pages.Add(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", "1")));

            // What nobody was sent is as wrong as what somebody was.
            var code = phoneNumber == Known || allowSignUp ? (await app.CodesAsync(phoneNumber, 1))[0] : "123456";
            for (var guess = 1; guess <= 6; guess++)
                pages.Add(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", code.PlusSteps(guess))));

            pages.Add(await person.SubmitAndFollowAsync(page, "/sign-in/resend"));
            pages.Add(await person.GetAsync("/sign-in/code"));
            return [.. pages.Select(Masked)];
        }
    }

    [Fact]
    public async Task What_follows_the_message_and_the_number_answers_rubbish_with_nothing()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        foreach (var text in new[] { "", "x", "\u0000", "+44", "112", Known + Known, new string('9', 10_000), "\ufffe" })
        {
            Assert.Equal(
                (200, "{\"number\":null,\"country\":null}"),
                (await person.PostAsync("/sign-in/number", ("phoneNumber", text), ("country", text))).Body);
            Assert.Equal(
                (200, "{\"delivery\":\"ended\",\"resendInSeconds\":0}"),
                (await person.PostAsync("/sign-in/delivery", ("flow", text))).Body);
        }

        Assert.Equal(
            "{\"number\":\"\\u002B44 7400 123456\",\"country\":\"GB\"}",
            (await person.PostAsync("/sign-in/number", ("phoneNumber", "٠٧٤٠٠ ١٢٣٤٥٦"), ("country", "gb"))).Html);
        Assert.Empty(await app.MessagesAsync(Known));
    }

    private static void MustSay(Page page, string sentence)
    {
        Assert.Equal(200, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", page.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"jms-error\"", page.Html, StringComparison.Ordinal);
    }

    // Numbers, protected texts and the sender's own headers differ; nothing else may.
    private static string Masked(Page page)
    {
        var headers = page.Headers.Where(header => header.Key is not ("Set-Cookie" or "Date" or "Content-Length")).Select(
            header => $"{header.Key}: {header.Value}");
        var html = Protected().Replace(page.Html, "protected").Replace("123457", "123456", StringComparison.Ordinal);
        var cookies = page.SetCookies.Select(cookie => cookie.Split('=')[0]);
        return $"{page.Status}\n{string.Join('\n', headers)}\n{string.Join('\n', cookies)}\n{html}";
    }

    [GeneratedRegex("(?<=name=\"(?:form|flow)\" value=\")[^\"]+")]
    private static partial Regex Protected();

    private sealed class MembersOnly : ISignInCheck
    {
        public static readonly SignInError Error = SignInError.Deny("members_only", "Only {members} sign in here.");

        public ValueTask<SignInError?> CheckAsync(SignInAttempt attempt, CancellationToken cancellationToken) => new(Error);
    }
}
