namespace JwtMongoSms.AspNetCore.Tests;

public sealed class UserTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Only_fields_that_are_named_leave_the_server()
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:PublicFields"] = "name,age,missing" });
        var token = AccessToken(await app.SignInAsync(Phone));
        WriteFields(app, """{"name":"Ada","age":36,"authCode":"1234","password":"x"}""");

        var me = await app.GetAsync("/auth/me", token).JsonAsync();
        Assert.Equal(["id", "phoneNumber", "name", "age"], me.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Ada", 36), (me.Text("name"), me.Number("age")));
        Assert.Equal("Ada", (await app.SignInAsync(Phone)).GetProperty("user").Text("name"));
    }

    [Fact]
    public async Task The_application_is_told_of_a_new_user_once_with_its_own_services()
    {
        var told = new List<(string Id, bool HasServices)>();
        Task TellAsync(UserCreatedContext created, CancellationToken cancellationToken)
        {
            told.Add((created.User.Id.Value, created.Services.GetService<IPhoneUserStore>() is not null));
            return Task.CompletedTask;
        }

        await using var app = await TestApp.StartAsync(
            services: services => services.Configure<UserOptions>(options => options.OnCreated = TellAsync));

        var first = await app.SignInAsync(Phone);
        await app.SignInAsync(Phone);
        Assert.Equal([(first.GetProperty("user").Text("id"), true)], told);
    }

    [Fact]
    public async Task A_callback_that_fails_does_not_undo_the_sign_in_and_is_called_again_at_the_next()
    {
        var calls = 0;
        await using var app = await StartWithOnCreatedAsync(() => ++calls == 1 ? throw new InvalidDataException("boom") : calls);

        Assert.True((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        Assert.NotEmpty(app.Logs.With("InvalidDataException. The sign-in stands", LogLevel.Error));
        Assert.False((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        await app.SignInAsync(Phone);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task The_application_is_told_of_a_user_whose_sign_up_was_stored_and_no_more()
    {
        var calls = 0;
        await using var app = await StartWithOnCreatedAsync(() => ++calls);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPhoneUserStore>().GetOrAddAsync(
                Given.PhoneNumber(), SignUp.OpenWithOnCreated, app.Time.GetUtcNow(), TestContext.Current.CancellationToken);
        }

        Assert.False((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        await app.SignInAsync(Phone);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task The_application_is_not_told_of_users_who_signed_up_before_it_asked_for_it()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
            await before.SignInAsync(Phone);

        var calls = 0;
        await using var app = await StartWithOnCreatedAsync(() => ++calls, folder);
        await app.SignInAsync(Phone);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task When_sign_up_is_closed_an_unknown_number_gets_the_same_answer_and_no_message()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using (var open = await TestApp.StartAsync(folder: folder, keepFolder: true))
            await open.SignInAsync(Phone);

        await using var closed = await TestApp.StartAsync(new() { ["Users:AllowSignUp"] = "false" }, folder: folder);
        Assert.False((await closed.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());

        var challengeId = await closed.AskAsync("+447400999999");

        // A known number's message comes after it, so the unknown number's would have been there.
        await closed.SendCodeAsync(Phone);
        Assert.Empty(await closed.MessagesAsync("+447400999999"));

        closed.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("sent", (await closed.StatusAsync(challengeId)).Text("delivery"));
        Assert.Equal(Verdict.Incorrect(4), await closed.GuessAsync(challengeId, "123456"));
        closed.Time.Advance(TimeSpan.FromSeconds(27));
        await closed.ResendAsync(challengeId);
    }

    [Fact]
    public async Task A_secret_that_was_replaced_signs_nobody_out_until_it_is_removed()
    {
        const string Next = "the next root secret of the tests, long enough";
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        string token;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
            token = AccessToken(await before.SignInAsync(Phone));

        await using (var replaced = await TestApp.StartAsync(
            new() { ["Secret"] = Next, ["PreviousSecrets:0"] = TestApp.Secret }, folder: folder, keepFolder: true))
            Assert.Equal(200, await replaced.GetAsync("/auth/me", token).StatusAsync());

        await using var removed = await TestApp.StartAsync(new() { ["Secret"] = Next }, folder: folder);
        Assert.Equal(401, await removed.GetAsync("/auth/me", token).StatusAsync());
    }

    [Fact]
    public async Task Signing_out_works_where_the_application_has_another_default_scheme()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddAuthentication("Cookies").AddCookie("Cookies"));
        var token = AccessToken(await app.SignInAsync(Phone));

        Assert.Equal(204, await app.PostAsync("/auth/sign-out", accessToken: token).StatusAsync());
        Assert.Equal(401, await app.GetAsync("/auth/me", token).StatusAsync());
    }

    [Fact]
    public async Task A_spent_budget_stays_spent_when_the_secret_is_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        string spare, right;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
        {
            (spare, right) = await before.SendCodeAsync(Phone);
            for (var challenge = 0; challenge < 4; challenge++)
            {
                var (challengeId, code) = await before.SendCodeAsync(Phone);
                for (var left = 4; left >= 0; left--)
                    Assert.Equal(Verdict.Incorrect(left), await before.GuessAsync(challengeId, code.PlusSteps(1)));
            }
        }

        await using var after = await TestApp.StartAsync(
            new() { ["Secret"] = "the next root secret of the tests, long enough", ["PreviousSecrets:0"] = TestApp.Secret },
            folder: folder);
        Assert.Equal(Verdict.Spent, await after.GuessAsync(spare, right));
    }

    [Fact]
    public async Task A_field_that_is_named_twice_is_answered_once()
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:PublicFields"] = "name,name" });
        await app.SignInAsync(Phone);
        WriteFields(app, """{"name":"Ada"}""");
        Assert.Equal("Ada", (await app.SignInAsync(Phone)).GetProperty("user").Text("name"));
    }

    [Fact]
    public async Task People_can_sign_in_where_everything_else_is_for_signed_in_people()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        Assert.True((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        Assert.Equal(401, await app.GetAsync("/open").StatusAsync());
    }

    private static Task<TestApp> StartWithOnCreatedAsync(Func<int> call, string? folder = null) => TestApp.StartAsync(
        folder: folder,
        services: services => services.Configure<UserOptions>(options => options.OnCreated = (_, _) => Task.FromResult(call())));

    private static string AccessToken(JsonElement signedIn) => signedIn.Text("accessToken");

    private static void WriteFields(TestApp app, string json) => StoreRows.Execute(app, $"UPDATE users SET fields = '{json}'");
}
