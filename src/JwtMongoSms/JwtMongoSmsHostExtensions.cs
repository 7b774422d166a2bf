using JwtMongoSms;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds phone-number sign-in with all its parts to an application.</summary>
public static class JwtMongoSmsHostExtensions
{
    /// <summary>
    /// Adds everything that signing in needs, with the store and the sender that the configuration chooses. Development needs no setting;
    /// Production doesn't start while one is missing or unsafe. May be called twice.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">
    /// Changes settings in code, after the configuration was read. Every other options class takes <c>Configure</c> too.
    /// </param>
    /// <returns>The builder of the parts. A store or a sender that is added there replaces the configured one.</returns>
    public static JwtMongoSmsBuilder AddJwtMongoSms(this IHostApplicationBuilder builder, Action<JwtMongoSmsOptions>? configure = null)
        => builder.Services.AddJwtMongoSms(configure).AddConfiguredStore().AddConfiguredSender().AddPages().AddDevPhone();
}
