using JwtMongoSms.AspNetCore.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests;

/// <summary>The store behind a switch: while it is off, every verb of every store fails as with a full or locked disk.</summary>
internal static class StoreSwitch
{
    /// <summary>Puts it before the stores that are registered; the function is asked before each verb.</summary>
    public static void Add(IServiceCollection services, Func<bool> isDown) => StoreProxy.Add(services, _ =>
    {
        if (isDown())
            throw new StoreException(StoreFailure.Unavailable, "The test has switched it off.");
    });
}
