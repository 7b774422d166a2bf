namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>The store can't answer: a page that says so, with what was typed, and nobody is signed out by it.</summary>
public sealed class StoreDownTests : IDisposable
{
    private const string Phone = "+447400123456";
    private const string Sorry = "Signing in is not possible just now.";
    private readonly string folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
    private bool isDown;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_first_step_keeps_the_number_and_works_when_the_store_is_back()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in");
        isDown = true;
        Assert.Equal(200, (await person.GetAsync("/sign-in")).Status);
        var failed = MustApologise(
            await person.SubmitAndFollowAsync(page, "/sign-in", ("phoneNumber", "07400 123456"), ("country", "GB")), status: 200);
        Assert.Equal("07400 123456", failed.FormTo("/sign-in").Fields["phoneNumber"]);

        isDown = false;
        Assert.Equal(303, (await person.SubmitAsync(failed, "/sign-in", ("country", "GB"))).Status);
    }

    [Fact]
    public async Task The_second_step_keeps_the_number_and_the_code_and_works_when_the_store_is_back()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Phone);
        var code = (await app.CodesAsync(Phone, 1))[0];
        isDown = true;
        List<Page> pages = [await person.GetAsync("/sign-in/code")];
        pages.Add(await person.SubmitAndFollowAsync(page, "/sign-in/code", ("code", code)));
        pages.Add(await person.SubmitAndFollowAsync(page, "/sign-in/resend"));
        foreach (var failed in pages)
            Assert.Contains("+44 7400 123456", MustApologise(failed).Text, StringComparison.Ordinal);

        var news = await person.PostAsync("/sign-in/delivery", ("flow", page.FormTo("/sign-in/code").Fields["flow"]));
        Assert.Equal((503, true), (news.Status, news.Html.Contains("store_unavailable", StringComparison.Ordinal)));
        var again = await person.GetAsync("/sign-in/code");

        isDown = false;
        Assert.Equal(303, (await person.SubmitAsync(again, "/sign-in/code", ("code", code))).Status);
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_neither_sent_to_sign_in_nor_told_that_they_are_not_and_stays_signed_in()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var before = await person.GetAsync("/sign-out");
        Forget(app);
        isDown = true;
        List<Page> failed =
        [
            await person.GetAsync("/guarded"),
            await person.GetAsync("/sign-in"),
            await person.GetAsync("/sign-out"),
            await person.SubmitAndFollowAsync(before, "/sign-out"),
        ];
        Assert.All(failed, page => Assert.Null(MustApologise(page).Location));
        Assert.DoesNotContain(failed.SelectMany(page => page.SetCookies), line => line.Split('=')[0] is "jms-access" or "jms-refresh");

        isDown = false;
        Assert.True(await person.IsSignedInAsync());
        Assert.Equal(303, (await person.SubmitAsync(before, "/sign-out")).Status);
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task A_program_gets_the_problem_and_not_the_page()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        Forget(app);
        isDown = true;
        person.Headers["Accept"] = "application/json";
        var answer = await person.GetAsync("/guarded");
        Assert.Equal((503, true), (answer.Status, answer.Html.Contains("\"code\":\"store_unavailable\"", StringComparison.Ordinal)));
    }

    private static Page MustApologise(Page page, int status = 503)
    {
        Assert.Equal(status, page.Status);
        Assert.Contains(Sorry, page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));
        return page;
    }

    // That a session is live is remembered for so long.
    private static void Forget(TestApp app) => app.Time.Advance(TimeSpan.FromSeconds(11));

    private Task<TestApp> StartAsync()
        => TestApp.StartAsync(
            folder: folder,
            keepFolder: true,
            build: builder => StoreProxy.Add(builder.Services, _ =>
            {
                if (isDown)
                    throw new StoreException(StoreFailure.Unavailable, "The test has switched it off.");
            }));
}
