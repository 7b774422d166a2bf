using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        Action<Microsoft.AspNetCore.Routing.IEndpointRouteBuilder>? mapSignIn = null,
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
        own.Change(Settings(settings ?? [], folder));

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

    /// <summary>Changes settings while it runs; a null value takes one away. They are taken when this returns.</summary>
    public void Change(params IEnumerable<(string Name, string? Value)> settings)
        => this.settings.Change(settings.Select(setting => (PathOf(setting.Name), setting.Value)));

    public Task<HttpResponseMessage> PostAsync(string path, object body)
        => Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> GetAsync(string path, string? accessToken = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for a code and reads it off the dev phone.</summary>
    public async Task<(string ChallengeId, string Code)> SendCodeAsync(string phoneNumber)
    {
        var before = await MessagesAsync(phoneNumber);
        using var answer = await PostAsync("/auth/code", new { phoneNumber });
        var sent = await JsonAsync(answer, StatusCodes.Status202Accepted);
        var after = before.Count == 0 ? "" : "&after=" + before[0].GetProperty("messageId").GetString();
        return (sent.GetProperty("challengeId").GetString()!, await CodeAsync(phoneNumber, after));
    }

    public async Task<JsonElement> SignInAsync(string phoneNumber)
    {
        var (challengeId, code) = await SendCodeAsync(phoneNumber);
        using var answer = await PostAsync("/auth/token", new { challengeId, code });
        return await JsonAsync(answer, StatusCodes.Status200OK);
    }

    public async Task<List<JsonElement>> MessagesAsync(string phoneNumber)
    {
        using var answer = await GetAsync(prefix + "/dev/phone/api/messages?to=" + Uri.EscapeDataString(phoneNumber));
        return [.. (await JsonAsync(answer, StatusCodes.Status200OK)).EnumerateArray()];
    }

    /// <summary>The codes of all messages to a number, once there are enough of them.</summary>
    public async Task<List<string>> CodesAsync(string phoneNumber, int atLeast)
    {
        var messages = await MessagesAsync(phoneNumber);
        while (messages.Count < atLeast)
        {
            await CodeAsync(phoneNumber, messages.Count == 0 ? "" : "&after=" + messages[0].GetProperty("messageId").GetString());
            messages = await MessagesAsync(phoneNumber);
        }

        return [.. messages.Select(message => message.GetProperty("code").GetString()!)];
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

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} and not {status}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<string> CodeAsync(string phoneNumber, string after)
    {
        using var answer = await GetAsync($"{prefix}/dev/phone/api/code?wait=30&to={Uri.EscapeDataString(phoneNumber)}{after}");
        return (await JsonAsync(answer, StatusCodes.Status200OK)).GetProperty("code").GetString()!;
    }

    private static IEnumerable<(string Path, string? Value)> Settings(Dictionary<string, string?> changes, string folder)
    {
        (string Path, string? Value)[] defaults
            = [("Secret", Secret), ("AppName", "Tests"), ("Sqlite:Path", Path.Combine(folder, "test.db"))];
        return defaults.Concat(changes.Select(change => (change.Key, change.Value)))
            .Select(setting => (PathOf(setting.Item1), setting.Item2));
    }

    private static string PathOf(string name) => name.StartsWith(':') ? name[1..] : "JwtMongoSms:" + name;
}
