using GraphQL.DI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Registers the authorization of schema elements.</summary>
internal static class AuthorizationServices
{
    public static IServiceCollection AddGraphQLAuthorization(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(AuthorizationStep)))
            return services;

        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuthorizationStep>();
        services.AddSingleton<IConfigureExecution>(provider => provider.GetRequiredService<AuthorizationStep>());
        services.TryAddScoped<ElementAccess>();
        services.AddHostedService<AuthorizationStartCheck>();
        return services;
    }
}
