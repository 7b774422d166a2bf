using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Faults;

/// <summary>For each verb that writes: its command, and how one call is made and looked at afterwards.</summary>
internal static class LostReplies
{
    private static readonly DateTimeOffset Now = Given.Start;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Dictionary<string, (string Command, string Collection, Func<MongoStores, int, Task<LostReply>> Prepare)> All { get; }
        = new()
        {
            ["IChallengeStore.AddAsync"] = ("insert", "signInChallenges", AddChallengeAsync),
            ["IChallengeStore.CountAttemptAsync"] = ("findAndModify", "signInChallenges", CountAttemptAsync),
            ["IChallengeStore.CountAttemptByNumberAsync"] = ("findAndModify", "signInChallenges", CountAttemptByNumberAsync),
            ["IChallengeStore.TryConsumeAsync"] = ("findAndModify", "signInChallenges", ConsumeAsync),
            ["IChallengeStore.TryResendAsync"] = ("findAndModify", "signInChallenges", ResendAsync),
            ["IChallengeStore.RefuseAsync"] = ("findAndModify", "signInChallenges", RefuseAsync),
            ["IPhoneUserStore.GetOrAddAsync"] = ("findAndModify", "users", GetOrAddAsync),
            ["IPhoneUserStore.ConfirmCreatedAsync"] = ("update", "users", ConfirmCreatedAsync),
            ["IPhoneUserStore.TryMovePhoneNumberAsync"] = ("findAndModify", "users", MovePhoneAsync),
            ["IPhoneUserStore.DeleteAsync"] = ("delete", "users", DeleteAsync),
            ["ISessionStore.AddAsync"] = ("insert", "signInSessions", AddSessionAsync),
            ["ISessionStore.TryRotateAsync"] = ("findAndModify", "signInSessions", RotateAsync),
            ["ISessionStore.RevokeAsync"] = ("update", "signInSessions", RevokeAsync),
            ["ISessionStore.RevokeAllAsync"] = ("update", "signInSessions", RevokeAllAsync),
            ["ILimitStore.ReserveGuessAsync"] = ("findAndModify", "signInLimits", LostLimitReplies.ReserveAsync),
            ["ILimitStore.ReserveDeviceGuessAsync"] = ("findAndModify", "signInLimits", LostLimitReplies.ReserveDeviceGuessAsync),
            ["ILimitStore.ReleaseGuessAsync"] = ("update", "signInLimits", LostLimitReplies.ReleaseAsync),
            ["ILimitStore.UnlockAsync"] = ("update", "signInLimits", LostLimitReplies.UnlockAsync),
            ["ILimitStore.TryPaceAsync"] = ("findAndModify", "signInLimits", LostLimitReplies.TryPaceAsync),
            ["ILimitStore.GiveBackPaceAsync"] = ("update", "signInLimits", LostLimitReplies.GiveBackPaceAsync),
            ["ILimitStore.AddToWindowsAsync"] = ("findAndModify", "signInLimits", LostLimitReplies.AddToWindowsAsync),
            ["ILimitStore.CorrectWindowsAsync"] = ("update", "signInLimits", LostLimitReplies.CorrectWindowsAsync),
        };

    private static Task<LostReply> AddChallengeAsync(MongoStores stores, int index)
    {
        var challenge = Given.Challenge(Now);
        return Task.FromResult(new LostReply(
            () => stores.Challenges.AddAsync(challenge, Token),
            async () =>
            {
                await stores.Challenges.AddAsync(challenge, Token);
                Assert.Equal(0, (await FindAsync(stores, challenge)).Attempts);
            }));
    }

    private static async Task<LostReply> CountAttemptAsync(MongoStores stores, int index)
    {
        var challenge = await StoredAsync(stores);
        return new(
            () => stores.Challenges.CountAttemptAsync(challenge.Hash, CodePurpose.SignIn, null, Given.AttemptLimit, Now, Token),
            async () => Assert.Equal(1, (await FindAsync(stores, challenge)).Attempts));
    }

    private static async Task<LostReply> CountAttemptByNumberAsync(MongoStores stores, int index)
    {
        var challenge = Given.Challenge(Now) with { PhoneNumber = Given.PhoneNumber(index), StartedByNumber = true };
        await stores.Challenges.AddAsync(challenge, Token);
        return new(
            () => stores.Challenges.CountAttemptByNumberAsync(challenge.PhoneNumber, CodePurpose.SignIn, Given.AttemptLimit, Now, Token),
            async () => Assert.Equal(1, (await FindAsync(stores, challenge)).Attempts));
    }

    private static async Task<LostReply> ConsumeAsync(MongoStores stores, int index)
    {
        var (challenge, nonce) = (await StoredAsync(stores), ConsumeNonce.New());
        return new(
            () => stores.Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, Token),
            async () =>
            {
                Assert.False(await stores.Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, Token));
                Assert.True(await stores.Challenges.TryConsumeAsync(challenge.Hash, nonce, Now, Token));
            });
    }

    private static async Task<LostReply> ResendAsync(MongoStores stores, int index)
    {
        var challenge = await StoredAsync(stores);
        var later = Now + Given.ResendRules.Pauses[0];
        return new(
            () => stores.Challenges.TryResendAsync(challenge.Hash, DeliveryChannel.Sms, Given.ResendRules, later, Token),
            async () =>
            {
                var found = await FindAsync(stores, challenge);
                Assert.Equal((2, later), (found.Sends, found.LastSentAt));
            });
    }

    private static async Task<LostReply> RefuseAsync(MongoStores stores, int index)
    {
        var challenge = await StoredAsync(stores);
        return new(
            () => stores.Challenges.RefuseAsync(challenge.Hash, 1, Now, Token),
            async () =>
            {
                // The first command's reply was lost, so the second one wasn't sent: it is open until the refusal is recorded again.
                Assert.Null((await FindAsync(stores, challenge)).ClosedAt);
                await stores.Challenges.RefuseAsync(challenge.Hash, 1, Now, Token);
                Assert.False(await stores.Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Now, Token));
            });
    }

    // Two calls a number.
    private static Task<LostReply> GetOrAddAsync(MongoStores stores, int index)
    {
        var phoneNumber = Given.PhoneNumber(index / 2);
        return Task.FromResult(new LostReply(
            () => stores.Users.GetOrAddAsync(phoneNumber, SignUp.OpenWithOnCreated, Now, Token),
            async () =>
            {
                var signIn = (await stores.Users.GetOrAddAsync(phoneNumber, SignUp.OpenWithOnCreated, Now, Token))!;
                Assert.Equal((false, true), (signIn.IsNew, signIn.IsOnCreatedPending));
            }));
    }

    private static async Task<LostReply> ConfirmCreatedAsync(MongoStores stores, int index)
    {
        var phoneNumber = Given.PhoneNumber(index);
        var user = (await stores.Users.GetOrAddAsync(phoneNumber, SignUp.OpenWithOnCreated, Now, Token))!.User;
        return new(
            () => stores.Users.ConfirmCreatedAsync(user.Id, Token),
            async () => Assert.False((await stores.Users.GetOrAddAsync(phoneNumber, SignUp.Open, Now, Token))!.IsOnCreatedPending));
    }

    private static async Task<LostReply> MovePhoneAsync(MongoStores stores, int index)
    {
        var user = (await stores.Users.GetOrAddAsync(Given.PhoneNumber(index), SignUp.Open, Now, Token))!.User;
        var next = Given.PhoneNumber(1_000 + index);
        return new(
            () => stores.Users.TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, next, Now, Token),
            async () =>
            {
                var again = await stores.Users.TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, next, Now, Token);
                Assert.Equal(PhoneNumberMove.Moved, again);
                Assert.Equal(user.Id, (await stores.Users.FindByPhoneNumberAsync(next, Token))?.Id);
            });
    }

    private static async Task<LostReply> DeleteAsync(MongoStores stores, int index)
    {
        var user = (await stores.Users.GetOrAddAsync(Given.PhoneNumber(index), SignUp.Open, Now, Token))!.User;
        return new(
            () => stores.Users.DeleteAsync(user.Id, Token),
            async () => Assert.Null(await stores.Users.FindAsync(user.Id, Token)));
    }

    private static Task<LostReply> AddSessionAsync(MongoStores stores, int index)
    {
        var session = Given.Session(Now);
        return Task.FromResult(new LostReply(
            () => stores.Sessions.AddAsync(session, Token),
            async () =>
            {
                await stores.Sessions.AddAsync(session, Token);
                Assert.Single(await stores.Sessions.ListAsync(session.UserId, Now, Token));
            }));
    }

    private static async Task<LostReply> RotateAsync(MongoStores stores, int index)
    {
        var session = Given.Session(Now);
        await stores.Sessions.AddAsync(session, Token);
        return new(
            () => stores.Sessions.TryRotateAsync(session.Id, 0, Now.AddDays(14), Now, Token),
            async () => Assert.Equal(1, (await stores.Sessions.FindAsync(session.Id, Token))!.Generation));
    }

    private static async Task<LostReply> RevokeAsync(MongoStores stores, int index)
    {
        var session = Given.Session(Now);
        await stores.Sessions.AddAsync(session, Token);
        return new(
            () => stores.Sessions.RevokeAsync(session.Id, session.UserId, Now, Token),
            async () => Assert.Equal(Now, (await stores.Sessions.FindAsync(session.Id, Token))!.RevokedAt));
    }

    private static async Task<LostReply> RevokeAllAsync(MongoStores stores, int index)
    {
        var (user, kept) = (UserId.New(Now), Given.Session(Now));
        await stores.Sessions.AddAsync(kept, Token);
        for (var count = 0; count < 2; count++)
            await stores.Sessions.AddAsync(Given.Session(Now, user), Token);

        return new(
            () => stores.Sessions.RevokeAllAsync(user, null, Now, Token),
            async () =>
            {
                Assert.Empty(await stores.Sessions.ListAsync(user, Now, Token));
                Assert.Single(await stores.Sessions.ListAsync(kept.UserId, Now, Token));
            });
    }

    private static async Task<CodeChallenge> StoredAsync(MongoStores stores)
    {
        var challenge = Given.Challenge(Now);
        await stores.Challenges.AddAsync(challenge, Token);
        return challenge;
    }

    private static async Task<CodeChallenge> FindAsync(MongoStores stores, CodeChallenge challenge)
        => (await stores.Challenges.FindAsync(challenge.Hash, Token))!;
}
