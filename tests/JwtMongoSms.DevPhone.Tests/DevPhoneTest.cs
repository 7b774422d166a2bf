using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>An application on a real port that has the dev phone and nothing else, and the sender that leads there.</summary>
public abstract class DevPhoneTest : IAsyncLifetime
{
    internal const string AccountSid = "AC0123456789abcdef0123456789abcdef";

    private protected static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private protected WebApplication App { get; private set; } = null!;

    private protected HttpClient Client { get; private set; } = null!;

    private protected string Origin => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private protected HandMovedTime Time => (HandMovedTime)App.Services.GetRequiredService<TimeProvider>();

    private protected FailurePlans Failures => App.Services.GetRequiredService<FailurePlans>();

    private protected MessageStore Store => App.Services.GetRequiredService<MessageStore>();

    private protected List<RouteEndpoint> Endpoints
        => [.. ((IEndpointRouteBuilder)App).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()];

    public async ValueTask InitializeAsync() => await RestartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task RestartAsync(
        Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? use = null, string prefix = "")
    {
        if (App is not null)
            await DisposeAsync();

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new HandMovedTime());
        new JwtMongoSmsBuilder(builder.Services).AddDevPhone();
        configure?.Invoke(builder);
        App = builder.Build();
        use?.Invoke(App);
        App.MapGroup(prefix).MapJwtMongoSmsDevPhone();
        await App.StartAsync(CancellationToken);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
        Client.BaseAddress = new Uri(App.Urls.First());
    }

    private protected Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, CancellationToken);

    private protected async Task<string> GetTextAsync(string path)
        => await (await GetAsync(path)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(CancellationToken);

    private protected async Task<JsonElement> GetJsonAsync(string path)
        => await ReadJsonAsync((await GetAsync(path)).EnsureSuccessStatusCode());

    private protected static Task<JsonElement> ReadJsonAsync(HttpResponseMessage response)
        => response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);

    /// <summary>Posts to Twilio's route as Twilio's clients do.</summary>
    private protected Task<HttpResponseMessage> TextAsync(string body, string to = GivenMessage.Number)
        => PostAsync(new FormUrlEncodedContent([new("To", to), new("From", "+12025550123"), new("Body", body)]));

    /// <summary>Posts anything to Twilio's route, or to the handler in its place.</summary>
    private protected async Task<HttpResponseMessage> PostAsync(
        HttpContent content, string? user = AccountSid, string accountSid = AccountSid, HttpMessageHandler? handler = null)
    {
        using var inProcess = handler is null ? null : new HttpClient(handler, disposeHandler: false);
        var address = new Uri(Client.BaseAddress!, $"/2010-04-01/Accounts/{accountSid}/Messages.json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (user is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":anything")));

        return await (inProcess ?? Client).SendAsync(request, CancellationToken);
    }

    /// <summary>Sends a message with the sender that runs in Production.</summary>
    private protected async Task<SendResult> SendAsync()
    {
        var options = new TwilioOptions();
        App.Services.GetRequiredService<DevPhoneConnection>().PostConfigure(null, options);
        using var sender = new TwilioSender(
            Options.Create(options), Options.Create(new MessageOptions()), Time, NullLogger<TwilioSender>.Instance);
        return await sender.SendAsync(GivenMessage.Request(), CancellationToken);
    }

    private protected static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");
}
