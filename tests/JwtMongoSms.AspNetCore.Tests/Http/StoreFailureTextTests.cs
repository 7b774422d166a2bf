namespace JwtMongoSms.AspNetCore.Tests.Http;

public sealed class StoreFailureTextTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData(StoreFailure.Unavailable, "Signing in is not available just now. Try again in a minute.")]
    [InlineData(StoreFailure.Unreadable, "Signing in is not available just now.")]
    [InlineData(StoreFailure.ReadOnly, "Signing in is not available just now.")]
    public async Task A_client_is_told_to_try_again_only_where_that_may_help(StoreFailure failure, string expected)
    {
        var isDown = false;
        await using var app = await StartAsync(failure, () => isDown);
        var token = (await app.SignInAsync(Phone)).Text("accessToken");

        isDown = true;
        var send = await app.PostAsync("/auth/code", new { phoneNumber = Phone }).JsonAsync(503);
        var authenticated = await app.GetAsync("/auth/me", token).JsonAsync(503);
        Assert.Equal((expected, expected), (send.Text("detail"), authenticated.Text("detail")));
    }

    [Theory]
    [InlineData(StoreFailure.Unavailable, "en", "Signing in is not possible just now. Try again in a minute.")]
    [InlineData(StoreFailure.Unreadable, "en", "Signing in is not possible just now.")]
    [InlineData(StoreFailure.ReadOnly, "es", "Ahora mismo no se puede iniciar sesión.")]
    [InlineData(StoreFailure.Unreadable, "fr", "La connexion est impossible pour le moment.")]
    [InlineData(StoreFailure.Unreadable, "ar", "تسجيل الدخول غير متاح الآن.")]
    public async Task A_person_is_told_to_try_again_only_where_that_may_help(StoreFailure failure, string language, string expected)
    {
        var isDown = false;
        await using var app = await StartAsync(failure, () => isDown);
        using var person = new Person(app);
        var culture = "?culture=" + language;
        var number = await person.GetAsync("/sign-in" + culture);
        await person.SignInAsync(app, Phone);
        var signOut = await person.GetAsync("/sign-out" + culture);
        app.Time.Advance(new SignInSessionOptions().RevocationDelay);

        isDown = true;
        Page[] pages =
        [
            await person.SubmitAndFollowAsync(number, "/sign-in", ("phoneNumber", Phone), ("country", "")),
            await person.GetAsync("/sign-in" + culture),
            await person.GetAsync("/guarded" + culture),
            await person.GetAsync("/sign-out" + culture),
            await person.SubmitAndFollowAsync(signOut, "/sign-out"),
        ];
        Assert.All(pages, page => Assert.Contains($"autofocus>{expected}<", page.Text, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Equal(503, page.Status));
    }

    private static Task<TestApp> StartAsync(StoreFailure failure, Func<bool> isDown)
        => TestApp.StartAsync(build: builder => StoreProxy.Add(builder.Services, _ =>
        {
            if (isDown())
                throw new StoreException(failure, "The test has switched it off.");
        }));
}
