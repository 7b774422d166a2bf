using System.Net.Http.Json;
using System.Text;
using JwtMongoSms.AspNetCore.Tests.Acceptance;
using JwtMongoSms.AspNetCore.Tests.Events;
using JwtMongoSms.AspNetCore.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

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

        using var answer = await devices[0].SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", Json(body));
        Assert.Equal(StatusCodes.Status204NoContent, (int)answer.StatusCode);
        foreach (var device in devices)
        {
            Assert.False(await device.IsSignedInAsync());
            Assert.False(await device.TryRefreshAsync());
        }

        Assert.True(await stranger.IsSignedInAsync());
    }

    [Fact]
    public async Task All_others_end_when_the_person_wants_to_stay_signed_in_here()
    {
        await using var app = await TestApp.StartAsync();
        var devices = await SignInAsync(app, Phone, Phone, Phone);
        Assert.Equal(
            StatusCodes.Status204NoContent,
            await devices[1].StatusAsync(HttpMethod.Post, "/auth/sign-out-everywhere", new { exceptCurrent = true }));
        Assert.False(await devices[0].IsSignedInAsync());
        Assert.False(await devices[2].TryRefreshAsync());
        Assert.True(await devices[1].IsSignedInAsync());
        Assert.True(await devices[1].TryRefreshAsync());
    }

    [Fact]
    public async Task It_is_told_once_for_all_sessions_and_each_single_end_by_its_own_id()
    {
        await using var app = await TestApp.StartAsync();
        var devices = await SignInAsync(app, Phone, Phone, Phone);
        await using var events = new EventReader(app);
        await devices[0].StatusAsync(HttpMethod.Delete, "/auth/sessions/" + devices[2].SessionId);
        var single = await NextEndAsync(events);
        Assert.Equal(("sign_out", devices[2].SessionId), (single.Reason, single.SessionId!.Value));

        await devices[0].StatusAsync(HttpMethod.Post, "/auth/sign-out-everywhere");
        var everywhere = await NextEndAsync(events);
        Assert.Equal(("sign_out_everywhere", devices[0].UserId, null), (everywhere.Reason, everywhere.UserId!.Value, everywhere.SessionId));
        Assert.Contains(
            app.Logs.Lines, line => line.Text.Contains($"2 sessions of user {devices[0].UserId} were revoked", StringComparison.Ordinal));
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
        using var answer = await device
            .SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status != 204, await device.IsSignedInAsync());
    }

    [Fact]
    public async Task A_browsers_cookies_go_along_with_its_session_and_stay_with_it()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app) { Headers = { ["X-Requested-With"] = "fetch" } };
        await person.SignInAsync(app, Phone);

        Assert.Equal(
            StatusCodes.Status204NoContent,
            (await person.PostAsync("/auth/sign-out-everywhere", JsonContent.Create(new { exceptCurrent = true }))).Status);
        Assert.True(await person.IsSignedInAsync());
        Assert.Equal(StatusCodes.Status204NoContent, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.DoesNotContain(person.Cookies.Keys, name => name is "jms-access" or "jms-refresh");
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

        Assert.Equal(StatusCodes.Status204NoContent, (await person.PostAsync("/auth/sign-out-everywhere", content: null)).Status);
        Assert.DoesNotContain(person.Cookies.Keys, name => name is "jms-access" or "jms-refresh");
        Assert.False(await other.TryRefreshAsync());
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task No_refresh_that_races_it_gives_tokens_that_work_once_it_is_answered(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var app = await new Handset().StartAppAsync(place.Settings);
        var (sessions, users) = (app.Services.GetRequiredService<ISessionService>(), app.Services.GetRequiredService<IPhoneUserStore>());
        var user = (await users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Cancelled))!.User.Id;
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

    // That a code was sent may be told after it has been typed in.
    private static async Task<SignInEvent> NextEndAsync(EventReader events)
    {
        while (true)
        {
            if (await events.NextAsync() is { Kind: SignInEventKind.SessionEnded } end)
                return end;
        }
    }

    private static StringContent? Json(string? body) => body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

    private static async Task<List<SignedInDevice>> SignInAsync(TestApp app, params string[] phoneNumbers)
    {
        var devices = new List<SignedInDevice>();
        foreach (var phoneNumber in phoneNumbers)
        {
            devices.Add(await SignedInDevice.SignInAsync(app, phoneNumber));

            // Now it is remembered as live.
            Assert.True(await devices[^1].IsSignedInAsync());
        }

        return devices;
    }
}
