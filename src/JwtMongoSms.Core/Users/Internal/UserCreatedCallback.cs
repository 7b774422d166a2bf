using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users.Internal;

/// <summary>Tells the application of a new user. The person has signed in by then, and stays so whatever the application does.</summary>
internal sealed class UserCreatedCallback(
    IServiceScopeFactory scopes, LoginMetrics metrics, AuthAudit audit, IOptions<LoginOptions> options, ILogger<UserCreatedCallback> logger)
{
    public async Task CallAsync(User user)
    {
        metrics.UserCreated();
        audit.UserCreated(user);
        if (options.Value.Users.OnCreated is not { } callback)
            return;

        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                await callback(new UserCreatedContext(user, scope.ServiceProvider), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Its message may quote the user.
            Log.UserCreatedCallbackFailed(logger, user.Id.Value, exception.GetType().Name, exception.StackTrace);
        }
    }
}
