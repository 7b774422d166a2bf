using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>
/// An application with everything real: Kestrel on a port of its own, a store in a file of its own, the Twilio client, the dev phone. Only
/// time is moved by hand.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Secret = "the root secret of the tests, forty-two bytes";

    private const int WidestRace = 1_000;

    private readonly WebApplication app;
    private readonly AsyncServiceScope scope;
    private readonly TestSettings settings;
    private readonly string folder;
    private readonly string prefix;
    private readonly bool keepFolder;

    private TestApp(
        WebApplication app, TestSettings settings, string folder, bool keepFolder, string prefix, FakeTimeProvider time, LogCollector logs)
    {
        (this.app, this.settings) = (app, settings);
        scope = app.Services.CreateAsyncScope();
        this.folder = folder;
        this.keepFolder = keepFolder;
        this.prefix = prefix;
        Time = time;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = WidestRace })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public HttpClient Client { get; }

    public FakeTimeProvider Time { get; }

    public LogCollector Logs { get; }

    /// <summary>The application's services, the scoped ones in a scope that lives as long as it does.</summary>
    public IServiceProvider Services => scope.ServiceProvider;

    public string DatabasePath => Path.Combine(folder, "test.db");

    /// <summary>Starts an application.</summary>
    /// <param name="settings">
    /// Settings below <c>JwtMongoSms:</c>, such as <c>Codes:Length</c>, or at the root, such as <c>:MONGODB_URI</c>; a null value takes a
    /// default of the tests away.
    /// </param>
    /// <param name="environment">Development unless said otherwise.</param>
    /// <param name="configure">The application's own changes to the options.</param>
    /// <param name="services">The application's own services.</param>
    /// <param name="map">The application's own routes.</param>
    /// <param name="mapSignIn">Maps the routes of sign-in; <c>MapJwtMongoSms()</c> unless said otherwise.</param>
    /// <param name="build">What else the application builds in, once sign-in is.</param>
    /// <param name="folder">Where the store's file is; a new folder unless two applications are to share it.</param>
    /// <param name="keepFolder">Whether the file outlives the application, for a second one.</param>
    /// <param name="prefix">What the routes are mapped below.</param>
    /// <param name="start">What the clock says at first.</param>
    /// <param name="configuration">Settings from elsewhere, such as a file.</param>
    /// <param name="logged">
    /// The least level that is logged. Everything, unless a test has so many requests that it would take its time from them.
    /// </param>
    public static async Task<TestApp> StartAsync(
        Dictionary<string, string?>? settings = null,
        string environment = "Development",
        Action<JwtMongoSmsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null,
        Action<IEndpointRouteBuilder>? mapSignIn = null,
        Action<WebApplicationBuilder>? build = null,
        string? folder = null,
        bool keepFolder = false,
        string prefix = "",
        DateTimeOffset? start = null,
        Action<IConfigurationBuilder>? configuration = null,
        LogLevel logged = LogLevel.Trace)
    {
        folder ??= Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        var time = new FakeTimeProvider(start ?? Given.Start);
        var logs = new LogCollector();
        var own = new TestSettings();
        own.Change(Settings(settings ?? [], folder, environment));

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.Sources.Add(own);
        configuration?.Invoke(builder.Configuration);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(logged).AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(time);
        services?.Invoke(builder.Services);
        builder.AddJwtMongoSms(configure);
        build?.Invoke(builder);

        var app = builder.Build();
        try
        {
            (mapSignIn ?? (routes => routes.MapJwtMongoSms()))(app.MapGroup(prefix));
            app.MapHealthChecks("/health");
            app.MapGet("/guarded", (CurrentUser user) => user.Id!.Value).RequireAuthorization();
            app.MapGet("/open", (CurrentUser user) => user.IsSignedIn ? user.Id.Value : "nobody");
            map?.Invoke(app);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new TestApp(app, own, folder, keepFolder, prefix, time, logs);
        }
        catch
        {
            // One that doesn't start keeps watchers of files too, and there are few of them.
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gets what a start throws that must fail for its settings.</summary>
    public static Task<OptionsValidationException> RefusalAsync(
        Dictionary<string, string?>? settings = null, string environment = "Development", Action<IServiceCollection>? services = null)
        => Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings, environment, services: services));

    /// <summary>Changes settings while it runs; a null value takes one away. They are taken when this returns.</summary>
    public void Change(params IEnumerable<(string Name, string? Value)> settings)
        => this.settings.Change(settings.Select(setting => (PathOf(setting.Name), setting.Value)));

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, string? accessToken = null)
        => SendAsync(HttpMethod.Post, path, accessToken, body);

    public Task<HttpResponseMessage> GetAsync(string path, string? accessToken = null) => SendAsync(HttpMethod.Get, path, accessToken);

    /// <summary>Sends a request; a body that is no content already is written as JSON.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? accessToken = null, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        if (accessToken is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken));
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for a code and reads it off the dev phone.</summary>
    public async Task<(string ChallengeId, string Code)> SendCodeAsync(string phoneNumber)
    {
        var before = await MessagesAsync(phoneNumber);
        var challengeId = await this.AskAsync(phoneNumber);
        return (challengeId, await CodeAsync(phoneNumber, before.Count == 0 ? "" : "&after=" + before[0].Text("messageId")));
    }

    public async Task<JsonElement> SignInAsync(string phoneNumber)
    {
        var (challengeId, code) = await SendCodeAsync(phoneNumber);
        return await this.VerifyAsync(challengeId, code);
    }

    public async Task<List<JsonElement>> MessagesAsync(string phoneNumber)
    {
        var path = $"{prefix}/dev/phone/api/messages?to={Uri.EscapeDataString(phoneNumber)}";
        return [.. (await GetAsync(path).JsonAsync()).EnumerateArray()];
    }

    /// <summary>The codes of all messages to a number, once there are enough of them.</summary>
    public async Task<List<string>> CodesAsync(string phoneNumber, int atLeast)
    {
        var messages = await MessagesAsync(phoneNumber);
        while (messages.Count < atLeast)
        {
            await CodeAsync(phoneNumber, messages.Count == 0 ? "" : "&after=" + messages[0].Text("messageId"));
            messages = await MessagesAsync(phoneNumber);
        }

        return [.. messages.Select(message => message.Text("code"))];
    }

    /// <summary>Deletes a user behind the rules' back, as an administrator's tool would.</summary>
    public async Task DeleteUserAsync(string id)
    {
        Assert.True(UserId.TryParse(id, out var userId));
        await using var own = app.Services.CreateAsyncScope();
        var users = own.ServiceProvider.GetRequiredService<IPhoneUserStore>();
        Assert.True(await users.DeleteAsync(userId, TestContext.Current.CancellationToken));
    }

    /// <summary>Stops it as an operator does: what waits to be sent is sent, and nothing happens after this.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        await scope.DisposeAsync();
        await app.DisposeAsync();
        if (!keepFolder)
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Gets how a message names a setting: as it stands in a file, and as an environment variable.</summary>
    public static string Spelled(string name) => $"{PathOf(name)} ({PathOf(name).Replace(":", "__", StringComparison.Ordinal)})";

    private async Task<string> CodeAsync(string phoneNumber, string after)
    {
        var path = $"{prefix}/dev/phone/api/code?wait=30&to={Uri.EscapeDataString(phoneNumber)}{after}";
        return (await GetAsync(path).JsonAsync()).Text("code");
    }

    private static IEnumerable<(string Path, string? Value)> Settings(
        Dictionary<string, string?> changes, string folder, string environment)
    {
        (string Path, string? Value)[] defaults
            = [("Secret", Secret), ("AppName", "Tests"), ("Sqlite:Path", Path.Combine(folder, "test.db"))];

        // Limits of sends are for the tests that name them; Production can't do without.
        (string Path, string? Value)[] limits = environment == "Development"
            ? [("Limits:Enabled", "false")]
            : [("Limits:TrustedProxies", "none"), ("Limits:DailyCost", "1000")];
        return defaults.Concat(limits).Concat(changes.Select(change => (change.Key, change.Value)))
            .Select(setting => (PathOf(setting.Item1), setting.Item2));
    }

    private static string PathOf(string name) => name.StartsWith(':') ? name[1..] : "JwtMongoSms:" + name;
}
