namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>A form that fails leads to a page that tells of it, so that a reload posts nothing.</summary>
public sealed class FormErrorTests
{
    private const string Phone = "+447400123456";
    private const string OtherPhone = "+447400123457";

    [Fact]
    public async Task Every_form_that_fails_is_answered_with_a_redirect_whose_page_says_why_once()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var number = await person.GetAsync("/sign-in");
        await MustTellOnceAsync(person, await person.SubmitAsync(number, "/sign-in", ("phoneNumber", "12")), "We can't text this number.");
        await MustTellOnceAsync(person, await person.PostAsync("/sign-in", content: null), "The request could not be read.");

        var code = await person.AskAsync(Phone);
        var wrong = (await app.CodesAsync(Phone, 1))[0].PlusSteps(1);
        await MustTellOnceAsync(person, await person.SubmitAsync(code, "/sign-in/code", ("code", "12")), "A code has 6 digits.");
        await MustTellOnceAsync(person, await person.SubmitAsync(code, "/sign-in/code", ("code", wrong)), "You have 4 tries left.");
        await MustTellOnceAsync(person, await person.SubmitAsync(code, "/sign-in/resend"), "It can be sent again in 30 seconds.");
        await MustTellOnceAsync(person, await person.SubmitAsync(code, "/sign-in/code", ("code", wrong)), "You have 3 tries left.");

        await person.SubmitAsync(code, "/sign-in/code", ("code", wrong.PlusSteps(-1)));
        await MustTellOnceAsync(person, await person.PostAsync("/sign-out", ("form", "x")), "This form is no longer valid.");
        Assert.True(await person.IsSignedInAsync());
    }

    [Theory]
    [InlineData("07400 12")]
    [InlineData("")]
    public async Task A_reload_keeps_the_number_as_it_was_typed(string typed)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.AskAsync(Phone);
        var number = await person.GetAsync("/sign-in");
        var failed = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", typed), ("country", "FR"));
        foreach (var page in new[] { await person.FollowAsync(failed), await person.FollowAsync(failed) })
        {
            Assert.Equal(typed, page.FormTo("/sign-in").Fields["phoneNumber"]);
            Assert.Contains("<option value=\"FR\" selected>", page.Html, StringComparison.Ordinal);
        }

        // Elsewhere the number counts that a code was sent to.
        Assert.Equal(Phone, (await person.GetAsync("/sign-in")).FormTo("/sign-in").Fields["phoneNumber"]);
    }

    [Fact]
    public async Task Two_tabs_are_told_of_their_own_errors_alone()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var (first, second) = (await person.AskAsync(Phone), await person.AskAsync(OtherPhone));
        var wrong = (await app.CodesAsync(Phone, 1))[0].PlusSteps(1);
        var failed = await person.SubmitAsync(first, "/sign-in/code", ("code", wrong));
        var told = await person.FollowAsync(failed);
        Assert.Contains("+44 7400 123456", told.Text, StringComparison.Ordinal);

        var other = await person.SubmitAndFollowAsync(second, "/sign-in/code", ("code", "12"));
        Assert.Contains("+44 7400 123457", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jms-error", (await person.FollowAsync(failed)).Html, StringComparison.Ordinal);

        // Each goes on with its own number.
        app.Time.Advance(TimeSpan.FromSeconds(31));
        var resent = await person.SubmitAndFollowAsync(told, "/sign-in/resend");
        Assert.Contains("+44 7400 123456", resent.Text, StringComparison.Ordinal);
        var code = (await app.CodesAsync(OtherPhone, 1))[0];
        Assert.Equal(303, (await person.SubmitAsync(other, "/sign-in/code", ("code", code))).Status);
        Assert.Contains("+44 7400 123457", (await person.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_typed_stands_in_an_address_or_can_be_read_in_a_cookie()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var failed = await person.SubmitAsync(await person.GetAsync("/sign-in"), "/sign-in", ("phoneNumber", "0740012"));
        Assert.Matches("^/sign-in\\?failed=[0-9]+$", failed.Location);
        Assert.DoesNotContain(failed.SetCookies, line => line.Contains("0740012", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("07400 123456 ")]
    [InlineData("\u0660")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\uff10")]
    public async Task However_much_was_typed_and_said_the_browser_keeps_the_cookie(string repeated)
    {
        var said = string.Concat(Enumerable.Repeat(repeated, 1_000));
        await using var app = await TestApp.StartAsync(
            services: services => services.AddScoped<ISignInCheck>(_ => new Verbose(said)));
        using var person = new Person(app);
        var failed = await person.SubmitAsync(await person.GetAsync("/sign-in"), "/sign-in", ("phoneNumber", said[..1_000]));
        MustFit(failed);
        Assert.StartsWith(
            said[..100], (await person.FollowAsync(failed)).FormTo("/sign-in").Fields["phoneNumber"], StringComparison.Ordinal);

        var page = await person.AskAsync(Phone);
        var denied = await person.SubmitAsync(page, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        MustFit(denied);
        Assert.Contains(said[..100], (await person.FollowAsync(denied)).Text, StringComparison.Ordinal);
    }

    // RFC 6265bis 5.6: browsers ignore cookies whose name and value have more than 4,096 bytes.
    private static void MustFit(Page answer)
        => Assert.All(answer.SetCookies, line => Assert.InRange(line.Split(';')[0].Length, 1, 4_096));

    private static async Task MustTellOnceAsync(Person person, Page answer, string sentence)
    {
        var told = await person.FollowAsync(answer);
        Assert.Equal(200, told.Status);
        Assert.Contains(sentence, told.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", told.Html, StringComparison.Ordinal);
        var reloaded = await person.FollowAsync(answer);
        Assert.Equal(200, reloaded.Status);
        Assert.DoesNotContain("jms-error", reloaded.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>Error: ", reloaded.Html, StringComparison.Ordinal);
    }

    private sealed class Verbose(string message) : ISignInCheck
    {
        public ValueTask<SignInError?> CheckAsync(SignInAttempt attempt, CancellationToken cancellationToken)
            => new(SignInError.Deny("verbose", message));
    }
}
