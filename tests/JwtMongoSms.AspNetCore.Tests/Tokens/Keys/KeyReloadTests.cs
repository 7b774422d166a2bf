using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>What is taken of a change to the configuration or to a key's file: all of it or nothing.</summary>
public sealed class KeyReloadTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_that_is_written_anew_is_another_key_a_second_later()
    {
        var path = folder.Write("key.pem", KeyFolder.EcPem());
        await using var app = await StartAsync(path);
        var before = RingOf(app);
        folder.Write("key.pem", KeyFolder.RsaPem());
        app.Time.Advance(Look);
        Assert.Equal("RS256", Assert.Single(RingOf(app).Keys).Algorithm);
        Assert.NotEqual(before.Keys[0].Id, RingOf(app).Keys[0].Id);
    }

    [Fact]
    public async Task A_link_that_leads_elsewhere_is_another_key_as_where_secrets_are_mounted()
    {
        // Kubernetes: key.pem -> ..data/key.pem, ..data -> ..2026_11_24, and only the middle one is moved.
        var (old, next) = (
            Directory.CreateDirectory(Path.Combine(folder.Path, "..2026_11_24")).FullName,
            Directory.CreateDirectory(Path.Combine(folder.Path, "..2026_11_25")).FullName);
        folder.Write(Path.Combine(old, "key.pem"), KeyFolder.EcPem());
        folder.Write(Path.Combine(next, "key.pem"), KeyFolder.EcPem());
        var data = Path.Combine(folder.Path, "..data");
        Directory.CreateSymbolicLink(data, old);
        var path = File.CreateSymbolicLink(Path.Combine(folder.Path, "key.pem"), Path.Combine("..data", "key.pem")).FullName;

        await using var app = await StartAsync(path);
        var before = RingOf(app).Keys[0].Id;
        Directory.CreateSymbolicLink(data + "_tmp", next);
        Directory.Delete(data);
        Directory.Move(data + "_tmp", data);
        app.Time.Advance(Look);
        Assert.NotEqual(before, Assert.Single(RingOf(app).Keys).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task A_file_that_is_no_key_any_more_changes_nothing_and_is_told_once(string text)
    {
        var path = folder.Write("key.pem", KeyFolder.EcPem());
        await using var app = await StartAsync(path);
        var ring = RingOf(app);
        folder.Write("key.pem", text);
        app.Time.Advance(10 * Look);
        Assert.Same(ring, RingOf(app));
        Assert.Contains(
            $"JwtMongoSms:Tokens:Keys:0:Path (JwtMongoSms__Tokens__Keys__0__Path) is \"{path}\"; it holds no private key",
            Assert.Single(Errors(app)),
            StringComparison.Ordinal);

        folder.Write("key.pem", KeyFolder.EcPem());
        app.Time.Advance(Look);
        Assert.NotSame(ring, RingOf(app));
        Assert.Single(Errors(app));
    }

    [Fact]
    public async Task A_file_that_is_gone_takes_no_key_with_it()
    {
        var path = folder.Write("key.pem", KeyFolder.EcPem());
        await using var app = await StartAsync(path);
        var ring = RingOf(app);
        File.Delete(path);
        app.Time.Advance(10 * Look);
        Assert.Same(ring, RingOf(app));
        Assert.Contains("there is no file", Assert.Single(Errors(app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_one_bad_key_is_not_taken_at_all()
    {
        await using var app = await StartAsync(folder.Write("key.pem", KeyFolder.EcPem()));
        var ring = RingOf(app);
        app.Change(
            ("Tokens:Keys:0:Path", folder.Write("next.pem", KeyFolder.EcPem())),
            ("Tokens:Keys:1:Pem", "sentinel"),
            ("Tokens:Keys:2:Secret", "short"));
        Assert.Same(ring, RingOf(app));
        var error = Assert.Single(Errors(app));
        Assert.All(
            ["Tokens:Keys:1:Pem", "Tokens:Keys:2:Secret"], name => Assert.Contains("JwtMongoSms:" + name, error, StringComparison.Ordinal));
        Assert.DoesNotContain("sentinel", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_any_other_setting_keeps_the_keys_as_they_are()
    {
        await using var app = await StartAsync(folder.Write("key.pem", KeyFolder.EcPem()));
        var ring = RingOf(app);
        app.Change(("Tokens:Keys:0:Path", folder.Write("next.pem", KeyFolder.EcPem())), ("Codes:Length", "x"));
        Assert.Same(ring, RingOf(app));
        Assert.Contains("JwtMongoSms:Codes:Length", Assert.Single(Errors(app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_ahead_of_its_file_is_taken_when_the_file_is_there()
    {
        await using var app = await StartAsync(folder.Write("key.pem", KeyFolder.EcPem()));
        var next = Path.Combine(folder.Path, "next.pem");
        app.Change(("Tokens:Keys:1:Path", next));
        Assert.Single(RingOf(app).Keys);
        app.Time.Advance(5 * Look);
        folder.Write("next.pem", KeyFolder.EcPem());
        app.Time.Advance(Look);
        Assert.Equal(2, RingOf(app).Keys.Count);
        Assert.Single(Errors(app));
    }

    [Fact]
    public async Task A_list_that_vanishes_is_a_file_half_written_and_not_a_wish()
    {
        await using var app = await StartAsync(folder.Write("key.pem", KeyFolder.EcPem()));
        var ring = RingOf(app);
        app.Change(("Tokens:Keys:0:Path", null));
        Assert.Same(ring, RingOf(app));
        Assert.Contains(
            "JwtMongoSms:Tokens:Keys (JwtMongoSms__Tokens__Keys) was removed;", Assert.Single(Errors(app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_tokens_changes_without_a_restart_and_the_root_secret_does_not()
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Secret"] = "a secret for access tokens, forty-one bytes" });
        var before = RingOf(app).Keys[0].Id;
        app.Change(("Tokens:Secret", "another secret for access tokens, it has more"));
        Assert.NotEqual(before, RingOf(app).Keys[0].Id);

        await using var root = await TestApp.StartAsync();
        var ring = RingOf(root);
        root.Change(("Secret", "another root secret of the tests, forty bytes"));
        Assert.Same(ring, RingOf(root));
        Assert.NotEmpty(root.Logs.With("has changed; that is taken at a restart.", LogLevel.Warning));
    }

    [Fact]
    public async Task A_settings_file_that_is_saved_changes_the_keys()
    {
        var (first, second) = (folder.Write("first.pem", KeyFolder.EcPem()), folder.Write("second.pem", KeyFolder.EcPem()));
        var settings = Path.Combine(folder.Path, "appsettings.json");
        await File.WriteAllTextAsync(settings, Json(first), TestContext.Current.CancellationToken);
        await using var app = await TestApp.StartAsync(
            configuration: configuration => configuration.AddJsonFile(settings, optional: false, reloadOnChange: true));
        var token = await KeyRotationTests.SignInAsync(app);
        await using var events = new EventReader(app);
        await File.WriteAllTextAsync(settings, Json(second), TestContext.Current.CancellationToken);
        Assert.Equal(TokenKeyOf(second).Id, (await events.UntilAsync(SignInEventKind.KeyRotated)).KeyId);

        Assert.Equal(401, await app.GetAsync("/auth/me", token).StatusAsync());
    }

    private static string Json(string path)
        => JsonSerializer.Serialize(new { JwtMongoSms = new { Tokens = new { Keys = new[] { new { Path = path } } } } });

    private static SigningKey TokenKeyOf(string path)
    {
        using var key = KeyFolder.Ec();
        key.ImportFromPem(File.ReadAllText(path));
        return SigningKey.FromPrivateKey(key);
    }

    private static Task<TestApp> StartAsync(string path) => TestApp.StartAsync(new() { ["Tokens:Keys:0:Path"] = path });

    private static KeyRing RingOf(TestApp app) => app.Services.GetRequiredService<CurrentKeys>().Ring;

    private static List<string> Errors(TestApp app)
        => [.. app.Logs.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text)];
}
