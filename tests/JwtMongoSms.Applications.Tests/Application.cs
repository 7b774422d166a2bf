using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Applications.Tests;

/// <summary>An application in memory, which sees what is public and nothing more.</summary>
internal sealed class Application : IAsyncDisposable
{
    public const string PhoneNumber = "+447400123456";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;

    private Application(WebApplication app, DirectoryInfo folder) => (this.app, this.folder) = (app, folder);

    public IServiceProvider Services => app.Services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts an application in Development.</summary>
    /// <param name="build">What it adds.</param>
    /// <param name="map">What it maps; <c>MapJwtMongoSms()</c> unless said otherwise.</param>
    public static async Task<Application> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["JwtMongoSms:Secret"] = "the root secret of the applications, long enough",
            ["JwtMongoSms:Sqlite:Path"] = Path.Combine(folder.FullName, "test.db"),
            ["JwtMongoSms:Limits:Enabled"] = "false",
        });
        build(builder);

        var app = builder.Build();
        (map ?? (routes => routes.MapJwtMongoSms()))(app);
        app.MapGet("/who", (CurrentUser user) => user.Id!.Value).RequireAuthorization();
        await app.StartAsync(Cancelled);
        return new Application(app, folder);
    }

    public HttpClient CreateClient() => app.GetTestClient();

    /// <summary>Creates a client that is signed in by the routes.</summary>
    public Task<HttpClient> CreateSignedInClientAsync(string phoneNumber = PhoneNumber)
        => CreateClient().SignInAsync(Services, phoneNumber, Cancelled);

    /// <summary>Posts JSON and reads the JSON that comes back.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected, HttpClient? client = null)
    {
        using var response = await (client ?? CreateClient()).PostAsJsonAsync(path, body, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == expected, $"{path} answered {(int)response.StatusCode} and not {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Signs in step by step, with the first code that was sent.</summary>
    /// <returns>The response of <c>POST /auth/token</c>.</returns>
    public async Task<JsonElement> SignInAsync()
    {
        var sent = await PostAsync("/auth/code", new { phoneNumber = PhoneNumber }, HttpStatusCode.Accepted);
        var code = await CreateClient().ReadCodeAsync(Services, PhoneNumber, Cancelled);
        return await PostAsync("/auth/token", new { challengeId = sent.GetProperty("challengeId").GetString(), code }, HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
