using JwtMongoSms.Events;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users;

/// <summary>Tells the application of a user who is no more: it may have kept something of theirs.</summary>
internal sealed class UserDeletedCallback(
    UserCallback callback, SignInMetrics metrics, SignInAudit audit, IOptions<LoginOptions> options)
{
    public Task CallAsync(User user)
    {
        metrics.UserDeleted();
        audit.UserDeleted(user.Id);
        return options.Value.Users.OnDeleted is { } onDeleted
            ? callback.CallAsync("Users:OnDeleted", user, services => onDeleted(new UserDeletedContext(user, services), CancellationToken.None))
            : Task.CompletedTask;
    }
}
