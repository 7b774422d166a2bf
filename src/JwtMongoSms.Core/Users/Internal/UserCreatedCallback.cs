using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users.Internal;

/// <summary>Tells the application of a new user.</summary>
internal sealed class UserCreatedCallback(
    UserCallback callback, LoginMetrics metrics, IOptions<LoginOptions> options, ILogger<UserCreatedCallback> logger)
{
    public Task CallAsync(User user)
    {
        metrics.UserCreated();
        Log.UserCreated(logger, user.Id.Value);
        return options.Value.Users.OnCreated is { } onCreated
            ? callback.CallAsync("Users:OnCreated", user, services => onCreated(new UserCreatedContext(user, services), CancellationToken.None))
            : Task.CompletedTask;
    }
}
