using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Starting;

/// <summary>An application that keeps its users in MongoDB, and does nothing else.</summary>
internal static class MongoHost
{
    public static IHost Build(
        string? connectionString,
        Action<MongoDbOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        string environment = "Production",
        TimeProvider? time = null,
        ILoggerProvider? logs = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddSingleton(time ?? new FakeTimeProvider(Given.Start));
        services?.Invoke(builder.Services);
        if (logs is not null)
            builder.Logging.AddProvider(logs);

        builder.Services.AddMongoApplication().Configure<MongoDbOptions>(options =>
        {
            options.ConnectionString = connectionString;
            options.Database = "app";
            configure?.Invoke(options);
        });
        return builder.Build();
    }

    /// <summary>Gets a service as a request does: in a scope, which goes with the host.</summary>
    public static T InScope<T>(this IHost host)
        where T : notnull
        => host.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public static Task<HealthReport> HealthAsync(this IHost host)
        => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
}
