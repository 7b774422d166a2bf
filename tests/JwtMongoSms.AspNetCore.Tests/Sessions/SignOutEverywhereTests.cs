using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class SignOutEverywhereTests
{
    private const string Phone = "+447400123456";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"exceptCurrent":false}""")]
    [InlineData("""{"exceptCurrent":null}""")]
    public async Task Every_session_of_the_person_ends_at_once_and_nobody_elses(string? body)
    {
        await using var app = await TestApp.StartAsync();
        var devices = await SignInAsync(app, Phone, Phone, Phone);
        var stranger = Assert.Single(await SignInAsync(app, "+447400654321"));

        Assert.Equal(204, await devices[0].SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", Json(body)).StatusAsync());
        foreach (var device in devices)
        {
            Assert.False(await device.IsSignedInAsync());
            Assert.Equal(401, await device.RefreshAsync());
        }

        Assert.True(await stranger.IsSignedInAsync());
    }

    [Fact]
    public async Task All_others_end_when_the_person_wants_to_stay_signed_in_here()
    {
        await using var app = await TestApp.StartAsync();
        var devices = await SignInAsync(app, Phone, Phone, Phone);
        Assert.Equal(
            204,
            await devices[1].SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", new { exceptCurrent = true }).StatusAsync());
        Assert.False(await devices[0].IsSignedInAsync());
        Assert.Equal(401, await devices[2].RefreshAsync());
        Assert.True(await devices[1].IsSignedInAsync());
        Assert.Equal(200, await devices[1].RefreshAsync());
    }

    [Fact]
    public async Task It_is_told_once_for_all_sessions_and_each_single_end_by_its_own_id()
    {
        await using var app = await TestApp.StartAsync();
        var devices = await SignInAsync(app, Phone, Phone, Phone);
        await using var events = new EventReader(app);
        await devices[0].SendAsync(HttpMethod.Delete, "/auth/sessions/" + devices[2].SessionId).StatusAsync();
        var single = await events.UntilAsync(SignInEventKind.SessionEnded);
        Assert.Equal(("sign_out", devices[2].SessionId), (single.Reason, single.SessionId!.Value));

        await devices[0].SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere").StatusAsync();
        var everywhere = await events.UntilAsync(SignInEventKind.SessionEnded);
        Assert.Equal(("sign_out_everywhere", devices[0].Id, null), (everywhere.Reason, everywhere.UserId!.Value, everywhere.SessionId));
        Assert.NotEmpty(app.Logs.With($"2 sessions of user {devices[0].Id} were revoked"));
    }

    [Theory]
    [InlineData("""{"exceptCurrent":"true"}""", "application/json", 400)]
    [InlineData("""{"exceptCurrent":1}""", "application/json", 400)]
    [InlineData("""{"exceptCurrent":true,"exceptCurrent":false}""", "application/json", 400)]
    [InlineData("[true]", "application/json", 400)]
    [InlineData("", "application/json", 204)]
    [InlineData("exceptCurrent=true", "application/x-www-form-urlencoded", 415)]
    public async Task What_cant_be_read_ends_nothing(string body, string type, int status)
    {
        await using var app = await TestApp.StartAsync();
        var device = Assert.Single(await SignInAsync(app, Phone));
        var content = new StringContent(body, Encoding.UTF8, type);
        Assert.Equal(status, await device.SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", content).StatusAsync());
        Assert.Equal(status != 204, await device.IsSignedInAsync());
    }

    [Fact]
    public async Task A_browsers_cookies_go_along_with_its_session_and_stay_with_it()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app) { Headers = { ["X-Requested-With"] = "fetch" } };
        await person.SignInAsync(app, Phone);

        Assert.Equal(204, (await person.PostAsync("/auth/sign-out-everywhere", JsonContent.Create(new { exceptCurrent = true }))).Status);
        Assert.True(await person.IsSignedInAsync());
        Assert.Equal(204, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.False(person.HasTokens);
    }

    [Fact]
    public async Task A_browser_whose_access_token_is_over_signs_out_everywhere_all_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var other = Assert.Single(await SignInAsync(app, Phone));
        using var person = new Person(app) { Headers = { ["X-Requested-With"] = "fetch" } };
        await person.SignInAsync(app, Phone);
        app.Time.Advance(TimeSpan.FromHours(1));
        person.Cookies.Remove("jms-access");

        Assert.Equal(204, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.False(person.HasTokens);
        Assert.Equal(401, await other.RefreshAsync());
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task No_refresh_that_races_it_gives_tokens_that_work_once_it_is_answered(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var app = await new Handset().StartAppAsync(place.Settings);
        var (sessions, users) = (app.Services.GetRequiredService<ISessionService>(), app.Services.GetRequiredService<IPhoneUserStore>());
        var user = (await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Cancelled))!.User.Id;
        for (var round = 0; round < 200; round++)
        {
            var tokens = new List<string>();
            for (var device = 0; device < 4; device++)
                tokens.Add((await sessions.StartAsync(user, cancellationToken: Cancelled)).RefreshToken.Value);

            var refreshing = tokens.Select(token => sessions.RefreshAsync(token, Cancelled)).ToList();
            await sessions.EndAllAsync(user, except: null, Cancelled);
            foreach (var refreshed in await Task.WhenAll(refreshing))
            {
                if (refreshed.Value?.Session is not { } started)
                    continue;

                Assert.False(await sessions.IsLiveAsync(started.Session.Id, user, Cancelled));
                tokens.Add(started.RefreshToken.Value);
            }

            foreach (var token in tokens)
                Assert.Equal(SignInError.RefreshInvalid, (await sessions.RefreshAsync(token, Cancelled)).Error);
        }
    }

    private static StringContent? Json(string? body) => body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

    private static async Task<List<Member>> SignInAsync(TestApp app, params string[] phoneNumbers)
    {
        var devices = new List<Member>();
        foreach (var phoneNumber in phoneNumbers)
        {
            devices.Add(await Member.SignInAsync(app, phoneNumber));

            // Now it is remembered as live.
            Assert.True(await devices[^1].IsSignedInAsync());
        }

        return devices;
    }
}
