using System.Text.Json;
using Microsoft.Playwright;
using TestSupport.Processes;

namespace JwtMongoSms.Browser.Tests;

/// <summary>The sample as a process of its own, and browsers that visit it.</summary>
public sealed class SignInSite : IAsyncDisposable
{
    private readonly TemporaryFolder home;
    private readonly IBrowser browser;
    private readonly ServerSetup setup;
    private readonly List<IBrowserContext> contexts = [];

    private SignInSite(IBrowser browser, TemporaryFolder home, ServerSetup setup, ServerProcess server)
        => (this.browser, this.home, this.setup, Server) = (browser, home, setup, server);

    public ServerProcess Server { get; private set; }

    public string Address => Server.Client.BaseAddress!.ToString().TrimEnd('/');

    public string DatabasePath => PhoneSignIn.DatabaseIn(home.Path);

    /// <param name="chromium">The browser.</param>
    /// <param name="settings">Settings below <c>JwtMongoSms:</c>.</param>
    public static async Task<SignInSite> StartAsync(Chromium chromium, params (string Name, string Value)[] settings)
    {
        var home = new TemporaryFolder();
        var values = settings.ToDictionary(setting => "JwtMongoSms:" + setting.Name, setting => setting.Value);
        var setup = PhoneSignIn.In(home.Path) with { Settings = values };
        return new SignInSite(chromium.Browser, home, setup, await ServerProcess.StartAsync(setup, TestContext.Current.CancellationToken));
    }

    /// <summary>Ends the server, unless it has ended, and starts it again at the same address.</summary>
    public async Task RestartAsync()
    {
        var address = Address;
        await Server.DisposeAsync();
        Server = await ServerProcess.StartAsync(setup with { Url = address }, TestContext.Current.CancellationToken);
    }

    /// <summary>A browser that has never been here.</summary>
    public async Task<Visitor> VisitAsync(Action<BrowserNewContextOptions>? configure = null, string path = "/sign-in")
    {
        var size = new ViewportSize { Width = 360, Height = 740 };
        var options = new BrowserNewContextOptions { BaseURL = Address, Locale = "en-GB", ViewportSize = size };
        configure?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        contexts.Add(context);
        var visitor = new Visitor(this, await context.NewPageAsync());
        await visitor.Page.GotoAsync(path);
        return visitor;
    }

    /// <summary>The code of the newest message to a number, once there is one newer than <paramref name="after"/>.</summary>
    public async Task<(string Code, string MessageId)> CodeAsync(string phoneNumber, string? after = null)
    {
        var path = $"/dev/phone/api/code?wait=60&to={Uri.EscapeDataString(phoneNumber)}{(after is null ? "" : "&after=" + after)}";
        var message = (await Server.GetAsync(path)).MustBe(200).Json;
        return (message.GetProperty("code").GetString()!, message.GetProperty("messageId").GetString()!);
    }

    /// <summary>All messages that the dev phone has, the newest first.</summary>
    public async Task<JsonElement> MessagesAsync() => (await Server.GetAsync("/dev/phone/api/messages")).MustBe(200).Json;

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
            await context.DisposeAsync();

        await Server.DisposeAsync();
        home.Dispose();
    }
}
