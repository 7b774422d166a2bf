using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users;

/// <summary>Tells what happens to users: one call logs, counts, publishes and calls the application. The change stands, whatever the application does.</summary>
internal sealed class UserEvents(
    SignInEvents events, Telemetry telemetry, IOptions<UserOptions> options, IServiceScopeFactory scopes, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> created = telemetry.CreateCounter("jwtmongosms.users.created", "{user}", "Users created by their first sign-in.");
    private readonly Counter<long> deleted = telemetry.CreateCounter("jwtmongosms.users.deleted", "{user}", "Users deleted.");
    private readonly Counter<long> moved = telemetry.CreateCounter("jwtmongosms.users.phone_numbers_changed", "{change}", "Changes of a user's number.");

    public async Task CreatedAsync(User user)
    {
        Log.UserCreated(logger, user.Id.Value, user.PhoneNumber.ToString());
        created.Add(1);
        events.Publish(events.Create(SignInEventKind.UserCreated) with { UserId = user.Id, MaskedPhoneNumber = user.PhoneNumber.ToString() });
        if (options.Value.OnCreated is not { } onCreated)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await onCreated(new UserCreatedContext(user, scope.ServiceProvider), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CallbackFailed("Users:OnCreated", user, exception);
        }
    }

    public async Task DeletedAsync(User user)
    {
        Log.UserDeleted(logger, user.Id.Value);
        deleted.Add(1);
        events.Publish(events.Create(SignInEventKind.UserDeleted) with { UserId = user.Id });
        if (options.Value.OnDeleted is not { } onDeleted)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await onDeleted(new UserDeletedContext(user, scope.ServiceProvider), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CallbackFailed("Users:OnDeleted", user, exception);
        }
    }

    public void PhoneNumberChanged(User user, PhoneNumber phoneNumber)
    {
        var masked = phoneNumber.ToString();
        Log.PhoneNumberChanged(logger, user.Id.Value, masked, user.PhoneNumber.ToString());
        moved.Add(1);
        events.Publish(events.Create(SignInEventKind.PhoneNumberChanged) with { UserId = user.Id, MaskedPhoneNumber = masked });
    }

    // The exception's message may quote the user.
    private void CallbackFailed(string setting, User user, Exception exception)
        => Log.CallbackFailed(logger, setting, user.Id.Value, exception.GetType().Name, exception.StackTrace);
}
