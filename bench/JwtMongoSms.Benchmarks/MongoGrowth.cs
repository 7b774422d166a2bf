using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace JwtMongoSms.Benchmarks;

/// <summary>What a sign-in asks of MongoDB and how long it takes, from a thousand users to a million: it must not grow.</summary>
internal static class MongoGrowth
{
    private const int SignIns = 1_000;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public static async Task<int> RunAsync(string? connectionString)
    {
        var load = ResultFile.ReadLoad();
        await using var crowd = MongoCrowd.Open(connectionString);
        var commands = new CommandCounter();
        using var client = new MongoClient(commands.Counting(crowd.ConnectionString));
        var sender = new HeldCodes();
        await using var app = Build(client.GetDatabase(crowd.DatabaseName), sender);
        await app.StartAsync();

        // For the compiler: all of them strangers first, and known afterwards.
        for (var time = 0; time < 2; time++)
            await SignInAllAsync(app, sender, MongoCrowd.Strangers(0));

        var rows = new StringBuilder();
        for (var i = 0; i < Sizes.Length; i++)
        {
            var size = Sizes[i];
            await crowd.GrowToAsync(size);
            GC.Collect();
            var known = await MeasureAsync(app, sender, commands, MongoCrowd.Known(size));
            var strangers = await MeasureAsync(app, sender, commands, MongoCrowd.Strangers(i + 1));
            var row = string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {known} | {strangers} |");
            Console.WriteLine(row);
            rows.AppendLine(row);
        }

        await ResultFile.WriteAsync("mongo-growth", "A sign-in on MongoDB, from a thousand users to a million", load, $"""
            {SignIns.ToString("N0", CultureInfo.InvariantCulture)} people who are known and {SignIns.ToString("N0", CultureInfo.InvariantCulture)} who are new sign in, one after the other, each with a send and a right code, by the
            services behind the routes, without HTTP. Every user in the database has a session, a challenge and a count of guesses too. MongoDB here: {crowd.Name}.
            Commands are counted by the driver's own listener. The 95 % column tells more of the machine than of the store.

            | users | known: commands | median ms | 95 % within ms | new: commands | median ms | 95 % within ms |
            | --- | --- | --- | --- | --- | --- | --- |
            {rows.ToString().TrimEnd()}

            A document in bytes of BSON: {string.Join(", ", await crowd.SizesAsync())}.
            """);
        await app.StopAsync();
        return 0;
    }

    private static async Task<string> MeasureAsync(WebApplication app, HeldCodes sender, CommandCounter commands, IEnumerable<PhoneNumber> people)
    {
        var before = commands.Count;
        var times = await SignInAllAsync(app, sender, people);

        // What the last message's delivery notes comes behind the answer.
        while ((commands.Count - before) % SignIns != 0)
            await Task.Yield();

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{(commands.Count - before) / SignIns} | {times[SignIns / 2]:N2} | {times[SignIns * 95 / 100]:N2}");
    }

    private static async Task<List<double>> SignInAllAsync(WebApplication app, HeldCodes sender, IEnumerable<PhoneNumber> people)
    {
        List<double> times = [];
        foreach (var person in people.Take(SignIns))
        {
            var started = Stopwatch.GetTimestamp();
            var sent = await InScopeAsync(app, signIn => signIn.SendCodeAsync(person, DeliveryChannel.Sms));
            string? code;
            while (!sender.All.TryGetValue(person.E164, out code))
                await Task.Yield();

            var result = await InScopeAsync(app, signIn => signIn.VerifyCodeAsync(sent.Value!.ChallengeId.Value, code));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!result.Succeeded)
                throw new InvalidOperationException($"Nobody is signed in: {result.Error}.");

            sender.Forget(person.E164);
        }

        return times;
    }

    // A request has a scope of its own.
    private static async Task<SignInResult<T>> InScopeAsync<T>(WebApplication app, Func<ISignInService, Task<SignInResult<T>>> request)
        where T : class
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await request(scope.ServiceProvider.GetRequiredService<ISignInService>());
    }

    private static WebApplication Build(IMongoDatabase database, IMessageSender sender)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(sender).AddSingleton(database);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.AddJwtMongoSms(options => options.Secret = "a secret of the benchmarks, thirty-two bytes or more");
        var app = builder.Build();
        app.MapJwtMongoSms();
        return app;
    }

    private sealed class CommandCounter
    {
        private long count;

        public long Count => Interlocked.Read(ref count);

        public MongoClientSettings Counting(string connectionString)
        {
            var settings = MongoClientSettings.FromConnectionString(connectionString);
            settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandStartedEvent>(started =>
            {
                if (started.CommandName is "find" or "findAndModify" or "insert" or "update")
                    Interlocked.Increment(ref count);
            });
            return settings;
        }
    }
}
