using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.MongoDb.Tests.Starting;

/// <summary>What makes an application one that keeps its users in MongoDB.</summary>
internal static class MongoApplication
{
    /// <summary>Adds the store, and the settings without which nothing starts.</summary>
    public static IServiceCollection AddMongoApplication(this IServiceCollection services)
    {
        services.AddCore(options =>
        {
            options.Secret = "a secret of at least thirty-two bytes";
            options.PublicBaseUrl = new Uri("https://example.com");
        }).AddMongoDb();
        return services.Configure<LimitOptions>(options =>
        {
            (options.Countries, options.TrustedProxies) = (["GB"], ["none"]);
            options.DailyCost = 50;
        });
    }
}
