using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>An application that keeps its users in a file, and does nothing else.</summary>
internal static class SqliteApplication
{
    /// <summary>Adds the store, and the settings without which nothing starts.</summary>
    public static IServiceCollection AddSqliteApplication(this IServiceCollection services, Action<SqliteOptions> configure)
    {
        services.AddCore(options =>
        {
            options.Secret = "a secret of at least thirty-two bytes";
            options.PublicBaseUrl = new Uri("https://example.com");
        }).AddSqlite();
        return services.Configure(configure).Configure<LimitOptions>(options =>
        {
            options.Countries = ["GB"];
            options.TrustedProxies = ["none"];
            options.DailyCost = 1_000;
        });
    }
}
