using JwtMongoSms;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sender of tests.</summary>
public static class TestSenderExtensions
{
    /// <summary>
    /// Sends every message to <see cref="TestSender"/>, whatever sender the application has added. Call it after the
    /// application's own calls.
    /// </summary>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddTestSender(this IServiceCollection services)
    {
        services.TryAddSingleton<TestSender>();
        return services.AddSingleton<IMessageSender>(provider => provider.GetRequiredService<TestSender>());
    }
}
