using JwtMongoSms.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Users;

/// <summary>Tells the application of what has happened to a user. It stays so whatever the application does.</summary>
internal sealed class UserCallback(IServiceScopeFactory scopes, ILogger<UserCallback> logger)
{
    /// <param name="setting">The setting that the application has given, for the log.</param>
    /// <param name="user">Who it is about.</param>
    /// <param name="callAsync">The call, with a scope of the application's services.</param>
    public async Task CallAsync(string setting, User user, Func<IServiceProvider, Task> callAsync)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                await callAsync(scope.ServiceProvider).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Its message may quote the user.
            Log.UserCallbackFailed(logger, setting, user.Id.Value, exception.GetType().Name, exception.StackTrace);
        }
    }
}
