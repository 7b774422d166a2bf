using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Adds the check to <c>/health</c>.</summary>
internal sealed class MongoHealthSetup : IConfigureOptions<HealthCheckServiceOptions>
{
    public void Configure(HealthCheckServiceOptions options) => options.Registrations.Add(
        new HealthCheckRegistration("jwtmongosms-mongodb", provider => ActivatorUtilities.CreateInstance<MongoHealthCheck>(provider), failureStatus: null, tags: null));
}
