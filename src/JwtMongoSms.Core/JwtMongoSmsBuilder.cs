using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Messages;
using JwtMongoSms.Settings;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>Adds the parts of phone-number sign-in to an application. Each call may be made twice, and in any order.</summary>
public sealed class JwtMongoSmsBuilder
{
    internal JwtMongoSmsBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Registers an options class of a part. It is read from the configuration and validated at start, and <c>Configure</c> changes it.
    /// </summary>
    public JwtMongoSmsBuilder AddOptions<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSetup>()
        where TOptions : class
        where TSetup : OptionsSetup<TOptions>
    {
        Services.AddOptions();
        Services.TryAddSingleton<TSetup>();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<TOptions>, TSetup>(GetSetup<TSetup>));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TSetup>(GetSetup<TSetup>));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOptionsSetup, TSetup>(GetSetup<TSetup>));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOptionsChangeTokenSource<TOptions>, ConfigurationReload<TOptions>>());
        return this;
    }

    /// <summary>Adds a store of the application's own, one scoped class for all four interfaces.</summary>
    /// <exception cref="InvalidOperationException">Another store was added.</exception>
    public JwtMongoSmsBuilder AddStores<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStores>()
        where TStores : class, IChallengeStore, IPhoneUserStore, ISessionStore, ILimitStore
        => AddStores<TStores, TStores, TStores, TStores>(typeof(TStores).Name);

    /// <summary>Adds a store of four scoped classes, for packages that bring a store.</summary>
    /// <param name="name">The store's name, for messages and for <see cref="StoreInUse"/>.</param>
    /// <exception cref="InvalidOperationException">Another store was added.</exception>
    public JwtMongoSmsBuilder AddStores<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChallenges,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TUsers,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSessions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TLimits>(string name)
        where TChallenges : class, IChallengeStore
        where TUsers : class, IPhoneUserStore
        where TSessions : class, ISessionStore
        where TLimits : class, ILimitStore
    {
        Services.TryAddScoped<TChallenges>();
        Services.TryAddScoped<TUsers>();
        Services.TryAddScoped<TSessions>();
        Services.TryAddScoped<TLimits>();
        StoreRegistration.Add(
            Services,
            typeof(TChallenges),
            name,
            isExplicit: true,
            new StoreInUse(_ => name),
            Store<IChallengeStore, TChallenges>(),
            Store<IPhoneUserStore, TUsers>(),
            Store<ISessionStore, TSessions>(),
            Store<ILimitStore, TLimits>());
        return this;
    }

    /// <summary>
    /// Sends messages through a sender of the application's own. It is built from the application's services, scoped, and may take an
    /// <see cref="HttpClient"/> of its own, which retries nothing. A sender derived from <see cref="HttpMessageSender"/> is a singleton.
    /// </summary>
    /// <param name="name">The sender's name; <c>main</c> sends the codes.</param>
    /// <exception cref="InvalidOperationException">Another sender of this name was added.</exception>
    public JwtMongoSmsBuilder AddSender<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        string name = SenderRegistration.Main)
        where TSender : class, IMessageSender
    {
        SenderRegistration.Add<TSender>(Services, name);
        return this;
    }

    /// <summary>Adds claims of the application's own to access tokens. May be called for several classes.</summary>
    public JwtMongoSmsBuilder AddClaims<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClaims>()
        where TClaims : class, IAccessTokenClaims
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IAccessTokenClaims, TClaims>());
        return this;
    }

    /// <summary>
    /// Adds a check of the application's own to sign-ins and refreshes. May be called for several classes; the first that refuses decides.
    /// </summary>
    public JwtMongoSmsBuilder AddSignInCheck<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>()
        where TCheck : class, ISignInCheck
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<ISignInCheck, TCheck>());
        return this;
    }

    private static TSetup GetSetup<TSetup>(IServiceProvider services)
        where TSetup : class
        => services.GetRequiredService<TSetup>();

    private static ServiceDescriptor Store<TService, TStore>()
        where TService : class
        where TStore : class, TService
        => ServiceDescriptor.Scoped<TService, TStore>(services => services.GetRequiredService<TStore>());
}
