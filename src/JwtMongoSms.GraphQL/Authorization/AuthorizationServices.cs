using GraphQL.DI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>The rule that holds fields to who is signed in, as services.</summary>
internal static class AuthorizationServices
{
    public static IServiceCollection AddGraphQLAuthorization(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(AuthorizationGate)))
            return services;

        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuthorizationGate>();
        services.AddSingleton<IConfigureExecution>(provider => provider.GetRequiredService<AuthorizationGate>());
        services.TryAddScoped<Permissions>();
        services.AddHostedService<AuthorizationStartCheck>();
        return services;
    }
}
