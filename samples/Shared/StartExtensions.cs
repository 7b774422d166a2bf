using System.Net.Sockets;
using JwtMongoSms;
using Microsoft.Extensions.Options;

namespace Shared;

/// <summary>Runs a sample. A start that fails is told in one line for each mistake, and ends with exit code 1.</summary>
internal static class StartExtensions
{
    public static async Task<int> RunAsync(this WebApplicationBuilder builder, Action<WebApplication> map)
    {
        // Otherwise the host logs a failed start with its stack. What it logs later stays.
        var hasStarted = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => hasStarted);
        await using var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => hasStarted = true);
        try
        {
            map(app);
            await app.StartAsync();
        }
        catch (Exception exception) when (Describe(exception, app) is { } message)
        {
            // Otherwise the runtime writes the stack, and aborts.
            foreach (var line in message.Split(Environment.NewLine))
                app.Logger.LogCritical("{Line}", line);

            return 1;
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string? Describe(Exception exception, WebApplication app) => exception switch
    {
        OptionsValidationException or StoreException => exception.Message,
        IOException or SocketException => $"The application can't listen on {app.Configuration["urls"]}: {exception.Message}",
        _ => null,
    };
}
