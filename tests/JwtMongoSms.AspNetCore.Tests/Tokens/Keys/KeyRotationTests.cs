using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>Keys come and go while people are signed in.</summary>
public sealed class KeyRotationTests
{
    private readonly string first = KeyFolder.EcPem();
    private readonly string second = KeyFolder.RsaPem();

    [Fact]
    public async Task Three_rotations_under_load_refuse_no_valid_token_and_a_removed_key_is_dead_at_once()
    {
        // Acceptance 13
        string[] keys = [first, second, KeyFolder.EcPem(), KeyFolder.EcPem()];
        await using var app = await TestApp.StartAsync(List(first), logged: Microsoft.Extensions.Logging.LogLevel.Warning);
        await using var crowd = await KeyCrowd.StartAsync(app);
        foreach (var (old, next) in keys.Zip(keys.Skip(1)))
        {
            // Published, and after five minutes first.
            Change(app, old, next);
            await crowd.PassAsync(KeyRing.PublishedBeforeSigning);
            Change(app, next, old);

            // Gone when the last token has ended. Somebody has a copy of it, and makes tokens to the end.
            await crowd.PassAsync(TimeSpan.FromMinutes(16));
            var copy = await crowd.ForgeAsync(old);
            await crowd.AcceptsAsync(copy);
            await crowd.AcceptsAsync(copy);
            Change(app, next);
            await crowd.RefusesAsync(copy);
            await crowd.PassAsync(TimeSpan.FromMinutes(1));
            await crowd.RefusesAsync(copy);
        }

        var requests = await crowd.StopAsync();
        Assert.True(requests > 1_000, $"There were {requests} requests.");
    }

    [Fact]
    public async Task A_removed_key_is_dead_at_the_next_request_though_its_tokens_are_remembered()
    {
        await using var app = await TestApp.StartAsync(List(first, second));
        var token = await SignInAsync(app);
        await RespondsAsync(app, token, 200);
        await RespondsAsync(app, token, 200);
        Change(app, second);
        await RespondsAsync(app, token, 401);
        await RespondsAsync(app, await SignInAsync(app), 200);
    }

    [Fact]
    public async Task A_check_that_is_under_way_when_the_key_goes_does_not_bring_its_token_back()
    {
        await using var app = await TestApp.StartAsync(List(first, second));
        var token = await SignInAsync(app);
        var read = app.Services.GetRequiredService<AccessTokenReader>().Read(token);
        Assert.NotNull(read);

        Change(app, second);
        app.Services.GetRequiredService<AccessTokenCache>().Add(read);
        await RespondsAsync(app, token, 401);
        Assert.Null(app.Services.GetRequiredService<AccessTokenReader>().Read(token));
    }

    [Fact]
    public async Task Instances_that_hear_of_a_change_at_different_moments_take_each_others_tokens()
    {
        using var folder = new KeyFolder();
        await using var one = await TestApp.StartAsync(List(first), folder: folder.Path, keepFolder: true);
        await using var two = await TestApp.StartAsync(List(first), folder: folder.Path, keepFolder: true);
        (string, string?)[][] steps = [Listed(first, second), Listed(second, first), Listed(second)];
        foreach (var step in steps)
        {
            one.Change(step);
            await RespondsAsync(two, await SignInAsync(one), 200);
            await RespondsAsync(one, await SignInAsync(two), 200);
            two.Change(step);
            one.Time.Advance(TimeSpan.FromMinutes(16));
            two.Time.Advance(TimeSpan.FromMinutes(16));
        }
    }

    [Fact]
    public async Task A_new_key_in_the_first_place_is_published_before_it_signs()
    {
        await using var app = await TestApp.StartAsync(List(first));
        await using var events = new EventReader(app);
        Change(app, second, first);
        Assert.Equal(2, await PublishedAsync(app));
        app.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("ES256", AlgorithmOf(await SignInAsync(app)));
        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("RS256", AlgorithmOf(await SignInAsync(app)));

        var rotated = await events.UntilAsync(SignInEventKind.KeyRotated);
        Assert.Equal(app.Services.GetRequiredService<CurrentKeys>().Ring.Keys[0].Id, rotated.KeyId);
    }

    [Fact]
    public async Task With_no_old_key_beside_it_a_new_one_signs_at_once()
    {
        await using var app = await TestApp.StartAsync(List(first));
        await using var events = new EventReader(app);
        Change(app, second);
        Assert.Equal("RS256", AlgorithmOf(await SignInAsync(app)));
        await events.UntilAsync(SignInEventKind.KeyRotated);
    }

    [Fact]
    public async Task What_changes_elsewhere_in_the_configuration_changes_no_ring()
    {
        await using var app = await TestApp.StartAsync(List(first, second));
        var ring = app.Services.GetRequiredService<CurrentKeys>().Ring;
        app.Change(("AppName", "Another"));
        Assert.Same(ring, app.Services.GetRequiredService<CurrentKeys>().Ring);
    }

    private static Dictionary<string, string?> List(params string[] keys)
        => Listed(keys).ToDictionary(setting => setting.Name, setting => setting.Value);

    private static (string Name, string? Value)[] Listed(params string[] keys)
        => [.. Enumerable.Range(0, 2).Select(index => ($"Tokens:Keys:{index}:Pem", keys.ElementAtOrDefault(index)))];

    private static void Change(TestApp app, params string[] keys) => app.Change(Listed(keys));

    internal static async Task<string> SignInAsync(TestApp app)
        => (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");

    private static string AlgorithmOf(string token) => token.TokenPart(0).Text("alg");

    private static async Task<int> PublishedAsync(TestApp app)
        => (await app.GetAsync("/.well-known/jwks.json").JsonAsync()).GetProperty("keys").GetArrayLength();

    private static async Task RespondsAsync(TestApp app, string token, int status)
        => await app.GetAsync("/auth/me", token).JsonAsync(status);
}
