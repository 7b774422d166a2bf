using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Messages;

/// <summary>Knows which sender sends the codes, so that the settings of the others aren't required.</summary>
public sealed class SenderInUse
{
    private readonly IServiceCollection services;
    private readonly IServiceProvider provider;

    internal SenderInUse(IServiceCollection services, IServiceProvider provider)
        => (this.services, this.provider) = (services, provider);

    /// <summary>
    /// Gets whether a type sends the codes: no other was added or is configured, and the application has registered none itself.
    /// </summary>
    public bool Is<TSender>()
        where TSender : class, IMessageSender
        => SenderRegistration.IsInUse(services, provider, typeof(TSender));
}
