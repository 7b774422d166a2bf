using JwtMongoSms.Events;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users;

/// <summary>Tells the application of a new user.</summary>
internal sealed class UserCreatedCallback(
    UserCallback callback, SignInMetrics metrics, SignInAudit audit, IOptions<LoginOptions> options)
{
    public Task CallAsync(User user)
    {
        metrics.UserCreated();
        audit.UserCreated(user);
        return options.Value.Users.OnCreated is { } onCreated
            ? callback.CallAsync("Users:OnCreated", user, services => onCreated(new UserCreatedContext(user, services), CancellationToken.None))
            : Task.CompletedTask;
    }
}
