using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users;

/// <summary>Logs, counts and publishes what happens to users, and calls the application, whose failure undoes nothing.</summary>
internal sealed class UserEvents(
    SignInEvents events, Telemetry telemetry, IOptions<UserOptions> options, IServiceScopeFactory scopes, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> created
        = telemetry.CreateCounter("jwtmongosms.users.created", "{user}", "Users created by their first sign-in.");

    private readonly Counter<long> deleted = telemetry.CreateCounter("jwtmongosms.users.deleted", "{user}", "Users deleted.");

    private readonly Counter<long> moved
        = telemetry.CreateCounter("jwtmongosms.users.phone_numbers_changed", "{change}", "Changes of a user's number.");

    /// <summary>Tells of a user whom this sign-in created, and calls the application for one who is marked until it was called.</summary>
    public async Task SignedInAsync(UserSignIn signIn)
    {
        if (signIn.IsNew)
            Created(signIn.User);

        if (signIn.IsOnCreatedPending && options.Value.OnCreated is { } call)
        {
            await CallAsync(
                "Users:OnCreated",
                signIn.User,
                "The sign-in stands, and the user's next one calls it again.",
                async services =>
                {
                    await call(new(signIn.User, services), default).ConfigureAwait(false);
                    await services.GetRequiredService<IPhoneUserStore>().ConfirmCreatedAsync(signIn.User.Id, default).ConfigureAwait(false);
                }).ConfigureAwait(false);
        }
    }

    public async Task DeletedAsync(User user)
    {
        Log.UserDeleted(logger, user.Id.Value);
        deleted.Add(1);
        events.Publish(events.Create(SignInEventKind.UserDeleted) with { UserId = user.Id });
        if (options.Value.OnDeleted is { } call)
        {
            await CallAsync("Users:OnDeleted", user, "The deletion stands.", services => call(new(user, services), default))
                .ConfigureAwait(false);
        }
    }

    public void PhoneNumberChanged(User user, PhoneNumber phoneNumber)
    {
        var masked = phoneNumber.ToString();
        Log.PhoneNumberChanged(logger, user.Id.Value, masked, user.PhoneNumber.ToString());
        moved.Add(1);
        events.Publish(events.Create(SignInEventKind.PhoneNumberChanged) with { UserId = user.Id, MaskedPhoneNumber = masked });
    }

    private void Created(User user)
    {
        var masked = user.PhoneNumber.ToString();
        Log.UserCreated(logger, user.Id.Value, masked);
        created.Add(1);
        events.Publish(events.Create(SignInEventKind.UserCreated) with { UserId = user.Id, MaskedPhoneNumber = masked });
    }

    private async Task CallAsync(string setting, User user, string consequence, Func<IServiceProvider, Task> call)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await call(scope.ServiceProvider).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The exception's message may quote the user.
            Log.CallbackFailed(logger, setting, user.Id.Value, exception.GetType().Name, consequence, exception.StackTrace);
        }
    }
}
