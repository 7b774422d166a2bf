using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Applications.Tests.Senders;

/// <summary>A provider on a port of its own, which takes every message.</summary>
internal sealed class ExampleProvider : IAsyncDisposable
{
    private readonly Channel<string> texts = Channel.CreateUnbounded<string>();
    private readonly WebApplication app;

    private ExampleProvider(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public int Unread => texts.Reader.Count;

    public static async Task<ExampleProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new ExampleProvider(app);
        app.MapPost("/messages", (JsonElement message) =>
        {
            provider.texts.Writer.TryWrite(message.GetProperty("text").GetString()!);
            return Results.Accepted("/messages/1");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async Task<string> ReadTextAsync() => await texts.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
