using System.Reflection;
using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>Every verb of the four stores, called once on things that are there.</summary>
internal static class StoreVerbs
{
    private static readonly DateTimeOffset Now = Given.Start;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Each verb by its interface and name.</summary>
    public static IReadOnlyDictionary<string, Func<MongoStores, StoredThings, CancellationToken, Task>> All { get; }
        = new Dictionary<string, Func<MongoStores, StoredThings, CancellationToken, Task>>
        {
            ["IChallengeStore.AddAsync"] = (stores, _, token) => stores.Challenges.AddAsync(Given.Challenge(Now), token),
            ["IChallengeStore.FindAsync"] = (stores, things, token) => stores.Challenges.FindAsync(things.Challenge.Hash, token),
            ["IChallengeStore.CountAttemptAsync"] = (stores, things, token)
                => stores.Challenges.CountAttemptAsync(
                    things.Challenge.Hash, CodePurpose.SignIn, null, Given.AttemptLimit, Now, token),
            ["IChallengeStore.CountAttemptByNumberAsync"] = (stores, things, token)
                => stores.Challenges.CountAttemptByNumberAsync(
                    things.Challenge.PhoneNumber, CodePurpose.SignIn, Given.AttemptLimit, Now, token),
            ["IChallengeStore.TryConsumeAsync"] = (stores, things, token)
                => stores.Challenges.TryConsumeAsync(things.Challenge.Hash, ConsumeNonce.New(), Now, token),
            ["IChallengeStore.TryResendAsync"] = (stores, things, token)
                => stores.Challenges.TryResendAsync(
                    things.Challenge.Hash, DeliveryChannel.Sms, Given.ResendRules, Now.AddSeconds(30), token),
            ["IChallengeStore.RefuseAsync"] = (stores, things, token)
                => stores.Challenges.RefuseAsync(things.Challenge.Hash, 1, Now, token),
            ["IPhoneUserStore.GetOrAddAsync"] = (stores, _, token)
                => stores.Users.GetOrAddAsync(Given.PhoneNumber(7), SignUp.Open, Now, token),
            ["IPhoneUserStore.ConfirmCreatedAsync"] = (stores, things, token) => stores.Users.ConfirmCreatedAsync(things.User.Id, token),
            ["IPhoneUserStore.FindAsync"] = (stores, things, token) => stores.Users.FindAsync(things.User.Id, token),
            ["IPhoneUserStore.FindByPhoneNumberAsync"] = (stores, things, token)
                => stores.Users.FindByPhoneNumberAsync(things.User.PhoneNumber, token),
            ["IPhoneUserStore.EnsureReadableAsync"] = (stores, things, token)
                => stores.Users.EnsureReadableAsync(things.User.PhoneNumber, token),
            ["IPhoneUserStore.TryMovePhoneNumberAsync"] = (stores, things, token)
                => stores.Users.TryMovePhoneNumberAsync(things.User.Id, things.User.PhoneNumber, Given.PhoneNumber(7), Now, token),
            ["IPhoneUserStore.ListPhoneNumbersAsync"] = (stores, _, token) => stores.Users.ListPhoneNumbersAsync(null, token),
            ["IPhoneUserStore.DeleteAsync"] = (stores, things, token) => stores.Users.DeleteAsync(things.User.Id, token),
            ["ISessionStore.AddAsync"] = (stores, _, token) => stores.Sessions.AddAsync(Given.Session(Now), token),
            ["ISessionStore.FindAsync"] = (stores, things, token) => stores.Sessions.FindAsync(things.Session.Id, token),
            ["ISessionStore.ListAsync"] = (stores, things, token) => stores.Sessions.ListAsync(things.Session.UserId, Now, token),
            ["ISessionStore.TryRotateAsync"] = (stores, things, token)
                => stores.Sessions.TryRotateAsync(things.Session.Id, 0, Now.AddDays(14), Now, token),
            ["ISessionStore.RevokeAsync"] = (stores, things, token)
                => stores.Sessions.RevokeAsync(things.Session.Id, things.Session.UserId, Now, token),
            ["ISessionStore.RevokeAllAsync"] = (stores, things, token)
                => stores.Sessions.RevokeAllAsync(things.Session.UserId, SessionId.New(), Now, token),
            ["ILimitStore.ReserveGuessAsync"] = (stores, things, token)
                => stores.Limits.ReserveGuessAsync(things.Key, Given.GuessLimits, Today, token),
            ["ILimitStore.ReleaseGuessAsync"] = (stores, things, token) => stores.Limits.ReleaseGuessAsync(things.Key, Today, token),
            ["ILimitStore.ReserveDeviceGuessAsync"] = (stores, things, token)
                => stores.Limits.ReserveDeviceGuessAsync(things.Key, Given.GuessLimits.InARow, Today, token),
            ["ILimitStore.TryPaceAsync"] = (stores, things, token)
                => stores.Limits.TryPaceAsync(things.Key, Given.SendPace, Given.GuessLimits, isCall: true, Now, token),
            ["ILimitStore.GiveBackPaceAsync"] = (stores, things, token) => stores.Limits.GiveBackPaceAsync(things.Key, Now, token),
            ["ILimitStore.FindNumberAsync"] = (stores, things, token) => stores.Limits.FindNumberAsync(things.Key, Today, token),
            ["ILimitStore.AddToWindowsAsync"] = (stores, things, token)
                => stores.Limits.AddToWindowsAsync([new(things.Window, 1)], token),
            ["ILimitStore.CorrectWindowsAsync"] = (stores, things, token)
                => stores.Limits.CorrectWindowsAsync([new(things.Window, -1, 1)], token),
            ["ILimitStore.FindWindowsAsync"] = (stores, things, token) => stores.Limits.FindWindowsAsync([things.Window], token),
            ["ILimitStore.UnlockAsync"] = (stores, things, token) => stores.Limits.UnlockAsync(things.Key, Today, token),
        };

    /// <summary>What the interfaces have.</summary>
    public static IEnumerable<string> Declared { get; } =
        from store in new[] { typeof(IChallengeStore), typeof(IPhoneUserStore), typeof(ISessionStore), typeof(ILimitStore) }
        from verb in store.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        select $"{store.Name}.{verb.Name}";

    /// <summary>Stores one of each kind.</summary>
    public static async Task<StoredThings> StoreAsync(MongoStores stores, CancellationToken token)
    {
        var things = new StoredThings(
            Given.Challenge(Now) with { StartedByNumber = true },
            (await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Now, token))!.User,
            Given.Session(Now),
            Given.LimitKey(),
            Given.Window(Given.LimitKey(), LimitPeriod.Hour, Now));
        await stores.Challenges.AddAsync(things.Challenge, token);
        await stores.Sessions.AddAsync(things.Session, token);
        await stores.Limits.ReserveGuessAsync(things.Key, Given.GuessLimits, Today, token);
        await stores.Limits.AddToWindowsAsync([new(things.Window, 1)], token);
        return things;
    }

    public static async Task<Session> StoreSessionAsync(MongoStores stores, CancellationToken token)
    {
        var session = Given.Session(Now);
        await stores.Sessions.AddAsync(session, token);
        return session;
    }
}
