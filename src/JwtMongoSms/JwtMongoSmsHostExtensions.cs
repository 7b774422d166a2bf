using JwtMongoSms;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sum of phone-number sign-in to an application.</summary>
public static class JwtMongoSmsHostExtensions
{
    /// <summary>
    /// Adds everything that signing in needs, with the store and the sender that the configuration chooses. Development needs no setting;
    /// Production refuses to start until the unsafe ones are settled. May be called twice.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">
    /// Changes settings in code, after the configuration was read. Every other options class takes <c>Configure</c> too.
    /// </param>
    /// <returns>The builder of the parts. A store or a sender that is added there replaces the configured one.</returns>
    public static JwtMongoSmsBuilder AddJwtMongoSms(this IHostApplicationBuilder builder, Action<JwtMongoSmsOptions>? configure = null)
        => builder.Services.AddJwtMongoSms(configure).AddConfiguredStore().AddConfiguredSender().AddPages().AddDevPhone();
}
