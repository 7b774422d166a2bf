using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users.Internal;

/// <summary>Tells the application of a user who is no more: it may have kept something of theirs.</summary>
internal sealed class UserDeletedCallback(
    UserCallback callback, LoginMetrics metrics, IOptions<LoginOptions> options, ILogger<UserDeletedCallback> logger)
{
    public Task CallAsync(User user)
    {
        metrics.UserDeleted();
        Log.UserDeleted(logger, user.Id.Value);
        return options.Value.Users.OnDeleted is { } onDeleted
            ? callback.CallAsync("Users:OnDeleted", user, services => onDeleted(new UserDeletedContext(user, services), CancellationToken.None))
            : Task.CompletedTask;
    }
}
