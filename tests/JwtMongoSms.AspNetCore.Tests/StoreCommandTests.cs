using System.Collections.Concurrent;
using System.Reflection;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        await using var app = await TestApp.StartAsync(folder: folder, services: services => CountIn(services, folder, commands));

        var (challengeId, code) = await app.SendCodeAsync(Phone);
        Assert.Equal(["ILimitStore.IsLockedAsync", "IChallengeStore.AddAsync"], Taken(commands));

        using (await app.PostAsync("/auth/token", new { challengeId, code = code == "000000" ? "000001" : "000000" }))
            Assert.Equal(["IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync"], Taken(commands));

        using var answer = await app.PostAsync("/auth/token", new { challengeId, code });
        Assert.Equal(
            [
                "IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync", "IChallengeStore.TryConsumeAsync",
                "ILimitStore.ReleaseGuessAsync", "ILoginUserStore.GetOrAddAsync", "ISessionStore.AddAsync", "ILoginUserStore.FindAsync",
            ],
            Taken(commands));

        var signedIn = await TestApp.JsonAsync(answer, 200);
        var token = signedIn.GetProperty("accessToken").GetString();
        using (await app.GetAsync("/open", token))
            Assert.Equal(["ISessionStore.FindAsync", "ILoginUserStore.FindAsync"], Taken(commands));
        using (await app.GetAsync("/open", token))
            Assert.Empty(Taken(commands));
        using (await app.GetAsync("/auth/me", token))
            Assert.Equal(["ILoginUserStore.FindAsync"], Taken(commands));
        using (await app.PostAsync("/auth/token/refresh", new { refreshToken = signedIn.GetProperty("refreshToken").GetString() }))
            Assert.Equal(["ISessionStore.TryRotateAsync", "ILoginUserStore.FindAsync"], Taken(commands));
    }

    [Fact]
    public async Task Nobody_is_asked_who_has_a_number_before_its_right_code_is_in()
    {
        const string Free = "+447400000001", OfSomebody = "+447400000002";
        var commands = new ConcurrentQueue<string>();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using var app = await TestApp.StartAsync(folder: folder, services: services => CountIn(services, folder, commands));
        await app.SignInAsync(OfSomebody);
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await app.SignInAsync(Phone)).GetProperty("accessToken").GetString());
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
                "IChallengeStore.CountAttemptAsync", "ILimitStore.ReserveGuessAsync", "IChallengeStore.TryConsumeAsync", "ILimitStore.ReleaseGuessAsync",
                "ILoginUserStore.FindAsync", "ILoginUserStore.FindByPhoneNumberAsync",
            ];
            string[] change = ["ISessionStore.RevokeAllAsync", "ILoginUserStore.TryMovePhoneNumberAsync", "ISessionStore.RevokeAllAsync"];
            Assert.Equal(phoneNumber == Free ? [.. check, .. change] : check, Taken(commands));
        }
    }

    private static List<string> Taken(ConcurrentQueue<string> commands)
    {
        var taken = commands.ToList();
        commands.Clear();
        return taken;
    }

    private static void CountIn(IServiceCollection services, string folder, ConcurrentQueue<string> commands) => services
        .AddSingleton(Options.Create(new SqliteOptions { Path = Path.Combine(folder, "test.db") }))
        .AddSingleton(provider => Counting<IChallengeStore>.Around(ActivatorUtilities.CreateInstance<SqliteChallengeStore>(provider), commands))
        .AddSingleton(provider => Counting<ILoginUserStore>.Around(ActivatorUtilities.CreateInstance<SqliteUserStore>(provider), commands))
        .AddSingleton(provider => Counting<ISessionStore>.Around(ActivatorUtilities.CreateInstance<SqliteSessionStore>(provider), commands))
        .AddSingleton(provider => Counting<ILimitStore>.Around(ActivatorUtilities.CreateInstance<SqliteLimitStore>(provider), commands))
        .AddJwtMongoSmsSqlite();

#pragma warning disable CA1852 // DispatchProxy derives a type from it.
    private class Counting<TStore> : DispatchProxy
#pragma warning restore CA1852
        where TStore : class
    {
        private TStore? store;
        private ConcurrentQueue<string>? commands;

        public static TStore Around(TStore store, ConcurrentQueue<string> commands)
        {
            var proxy = Create<TStore, Counting<TStore>>();
            (((Counting<TStore>)(object)proxy).store, ((Counting<TStore>)(object)proxy).commands) = (store, commands);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            commands!.Enqueue($"{typeof(TStore).Name}.{targetMethod!.Name}");
            return targetMethod.Invoke(store, args);
        }
    }
}
