using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

/// <summary>An application on a real port that has the dev phone and nothing else.</summary>
internal sealed class DevPhoneHost : IAsyncDisposable
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";

    private DevPhoneHost(WebApplication app)
    {
        App = app;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public HandMovedTime Time => (HandMovedTime)App.Services.GetRequiredService<TimeProvider>();

    public static async Task<DevPhoneHost> StartAsync(
        Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? use = null, string url = "http://127.0.0.1:0", string prefix = "")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new HandMovedTime());
        builder.Services.AddDevPhone();
        configure?.Invoke(builder);
        var app = builder.Build();
        use?.Invoke(app);
        app.MapGroup(prefix).MapDevPhone();
        await app.StartAsync();

        var host = new DevPhoneHost(app);
        host.Client.BaseAddress = new Uri(app.Urls.First(address => address.StartsWith("http:", StringComparison.Ordinal)));
        return host;
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken? cancellationToken = null)
        => Client.GetAsync(path, cancellationToken ?? TestContext.Current.CancellationToken);

    public async Task<string> GetStringAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Posts to Twilio's route as Twilio's clients do.</summary>
    public Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
        => PostAsync(new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, string? user = AccountSid, string accountSid = AccountSid)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{accountSid}/Messages.json") { Content = content };
        if (user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:anything")));
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> TextAsync(string body, string to = GivenMessage.Number) => PostAsync(("To", to), ("From", "+12025550123"), ("Body", body));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
