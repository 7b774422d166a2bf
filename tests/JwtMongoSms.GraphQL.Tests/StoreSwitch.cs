using JwtMongoSms.AspNetCore.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests;

/// <summary>The store behind a switch: every verb of every store fails while the test names a failure.</summary>
internal static class StoreSwitch
{
    /// <summary>Puts it before the stores that are registered; the function is asked before each verb.</summary>
    public static void Add(IServiceCollection services, Func<StoreFailure?> findFailure) => StoreProxy.Add(services, _ =>
    {
        if (findFailure() is { } failure)
            throw new StoreException(failure, "The test has switched it off.");
    });
}
