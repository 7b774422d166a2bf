using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>An application in Production, where there is no dev phone to read a code from.</summary>
internal sealed class ProductionApp : IAsyncDisposable
{
    private readonly Channel<string> codes;

    private ProductionApp(TestApp app, Channel<string> codes) => (App, this.codes) = (app, codes);

    public TestApp App { get; }

    public static async Task<ProductionApp> StartAsync()
    {
        var codes = Channel.CreateUnbounded<string>();
        var settings = new Dictionary<string, string?> { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB" };
        var sender = new PlannedSender(request =>
        {
            codes.Writer.TryWrite(request.Message.Code.Digits);
            return Task.FromResult(PlannedSender.Accepted);
        });
        var app = await TestApp.StartAsync(settings, "Production", services: services => services.AddSingleton<IMessageSender>(sender));
        return new ProductionApp(app, codes);
    }

    public async Task<string> NextCodeAsync() => await codes.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
