using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Each command is a round trip to a store that may be far away: these are all there are.</summary>
public sealed class StoreCommandTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Every_route_asks_the_store_no_more_than_it_must()
    {
        var commands = new ConcurrentQueue<string>();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using var app = await TestApp.StartAsync(folder: folder, build: builder => CountIn(builder.Services, commands));

        var (challengeId, code) = await app.SendCodeAsync(Phone);
        Assert.Equal(["ILimitStore.IsLockedAsync", "IChallengeStore.AddAsync"], Taken(commands));

        using (await app.PostAsync("/auth/token", new { challengeId, code = code == "000000" ? "000001" : "000000" }))
            Assert.Equal(["IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync"], Taken(commands));

        using var answer = await app.PostAsync("/auth/token", new { challengeId, code });
        Assert.Equal(
            [
                "IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync", "IChallengeStore.TryConsumeAsync",
                "ILimitStore.ReleaseGuessAsync", "IPhoneUserStore.GetOrAddAsync", "ISessionStore.AddAsync", "IPhoneUserStore.FindAsync",
            ],
            Taken(commands));

        var signedIn = await TestApp.JsonAsync(answer, 200);
        var token = signedIn.GetProperty("accessToken").GetString();
        using (await app.GetAsync("/open", token))
            Assert.Equal(["ISessionStore.FindAsync", "IPhoneUserStore.FindAsync"], Taken(commands));
        using (await app.GetAsync("/open", token))
            Assert.Empty(Taken(commands));
        using (await app.GetAsync("/auth/me", token))
            Assert.Equal(["IPhoneUserStore.FindAsync"], Taken(commands));
        using (await app.PostAsync("/auth/token/refresh", new { refreshToken = signedIn.GetProperty("refreshToken").GetString() }))
            Assert.Equal(["ISessionStore.TryRotateAsync", "IPhoneUserStore.FindAsync"], Taken(commands));
    }

    [Fact]
    public async Task Nobody_is_asked_who_has_a_number_before_its_right_code_is_in()
    {
        const string Free = "+447400000001", OfSomebody = "+447400000002";
        var commands = new ConcurrentQueue<string>();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using var app = await TestApp.StartAsync(folder: folder, build: builder => CountIn(builder.Services, commands));
        await app.SignInAsync(OfSomebody);
        app.Client.DefaultRequestHeaders.Authorization = new(
            "Bearer", (await app.SignInAsync(Phone)).GetProperty("accessToken").GetString());
        using (await app.GetAsync("/open"))
            Taken(commands);

        foreach (var phoneNumber in new[] { OfSomebody, Free })
        {
            commands.Clear();
            using var asked = await app.PostAsync("/auth/phone", new { phoneNumber });
            var challengeId = (await TestApp.JsonAsync(asked, 202)).GetProperty("challengeId").GetString();
            var code = (await app.CodesAsync(phoneNumber, phoneNumber == OfSomebody ? 2 : 1))[0];
            Assert.Equal(["ILimitStore.IsLockedAsync", "IChallengeStore.AddAsync"], Taken(commands));

            using (await app.PostAsync("/auth/phone/verify", new { challengeId, code = code == "000000" ? "000001" : "000000" }))
                Assert.Equal(["IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync"], Taken(commands));

            using var typed = await app.PostAsync("/auth/phone/verify", new { challengeId, code });
            string[] check =
            [
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
