using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Each command is a round trip to a store that may be far away: these are all there are.</summary>
public sealed class StoreCommandTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Nobody_is_asked_who_has_a_number_before_its_right_code_is_in()
    {
        const string Free = "+447400000001", OfSomebody = "+447400000002";
        var commands = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync(build: builder => CountIn(builder.Services, commands));
        await app.SignInAsync(OfSomebody);
        var member = await Member.SignInAsync(app, Phone);
        await member.StatusAsync("/open");

        // What can't be undone asks whether the session is live, though it is cached.
        string[] session = ["ISessionStore.FindAsync", "IPhoneUserStore.FindAsync"];
        foreach (var phoneNumber in new[] { OfSomebody, Free })
        {
            commands.Clear();
            var challengeId = await member.AskForNumberAsync(phoneNumber);
            var code = (await app.CodesAsync(phoneNumber, phoneNumber == OfSomebody ? 2 : 1))[0];
            Assert.Equal([.. session, "ILimitStore.FindNumberAsync", "IChallengeStore.AddAsync"], Taken(commands));

            await member.TypeAsync(challengeId, code.PlusSteps(1));
            Assert.Equal([.. session, "IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync"], Taken(commands));

            await member.TypeAsync(challengeId, code);
            string[] check =
            [
                .. session,
                "IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync", "IChallengeStore.TryConsumeAsync",
                "ILimitStore.ReleaseGuessAsync",
                "IPhoneUserStore.FindAsync", "IPhoneUserStore.FindByPhoneNumberAsync",
            ];
            string[] change = ["ISessionStore.RevokeAllAsync", "IPhoneUserStore.TryMovePhoneNumberAsync", "ISessionStore.RevokeAllAsync"];
            Assert.Equal(phoneNumber == Free ? [.. check, .. change] : check, Taken(commands));
        }
    }

    private static List<string> Taken(ConcurrentQueue<string> commands)
    {
        const string Release = "ILimitStore.ReleaseGuessAsync";
        var taken = commands.ToList();
        commands.Clear();

        // The guess is released beside what follows the use of the code.
        if (taken.Remove(Release))
            taken.Insert(taken.IndexOf("IChallengeStore.TryConsumeAsync") + 1, Release);

        return taken;
    }

    private static void CountIn(IServiceCollection services, ConcurrentQueue<string> commands)
        => StoreProxy.Add(services, verb => commands.Enqueue($"{verb.DeclaringType!.Name}.{verb.Name}"));
}
