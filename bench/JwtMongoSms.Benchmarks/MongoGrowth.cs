using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace JwtMongoSms.Benchmarks;

/// <summary>Counts the commands of a sign-in on MongoDB and measures its time, from 1,000 users to a million: neither may grow.</summary>
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

        // For the compiler: new users first, and known ones afterwards.
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
            var row = $"| {size:N0} | {known} | {strangers} |";
            Console.WriteLine(row);
            rows.AppendLine(row);
        }

        await ResultFile.WriteAsync("mongo-growth", "A sign-in on MongoDB, from a thousand users to a million", load, $"""
            {SignIns:N0} known users and {SignIns:N0} new ones sign in, one after the other, each with a send and a right code, by the
            services behind the routes, without HTTP. Every user in the database has a session, a challenge and a count of guesses too.
            MongoDB here: {crowd.Name}.
            The driver's own listener counts the commands. The 95 % column tells more of the machine than of the store.

            | users | known: commands | median ms | 95 % within ms | new: commands | median ms | 95 % within ms |
            | --- | --- | --- | --- | --- | --- | --- |
            {rows.ToString().TrimEnd()}

            A document in bytes of BSON: {string.Join(", ", await crowd.SizesAsync())}.
            """);
        await app.StopAsync();
        return 0;
    }

    private static async Task<string> MeasureAsync(
        WebApplication app, HeldCodes sender, CommandCounter commands, IEnumerable<PhoneNumber> numbers)
    {
        var before = commands.Count;
        var times = await SignInAllAsync(app, sender, numbers);

        // The guesses of the last sign-ins may be released after their responses.
        while ((commands.Count - before) % SignIns != 0)
            await Task.Yield();

        times.Sort();
        return $"{(commands.Count - before) / SignIns} | {times[SignIns / 2]:N2} | {times[SignIns * 95 / 100]:N2}";
    }

    private static async Task<List<double>> SignInAllAsync(WebApplication app, HeldCodes sender, IEnumerable<PhoneNumber> numbers)
    {
        List<double> times = [];
        foreach (var number in numbers.Take(SignIns))
        {
            var started = Stopwatch.GetTimestamp();
            var sent = await InScopeAsync(app, signIn => signIn.SendCodeAsync(number, DeliveryChannel.Sms, SignInClient.None));
            var code = await sender.TakeAsync(number.E164);
            var result = await InScopeAsync(app, signIn => signIn.VerifyCodeAsync(sent.Value!.ChallengeId.Value, code, SignInClient.None));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!result.Succeeded)
                throw new InvalidOperationException($"A right code was refused: {result.Error}.");
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
        var options = new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
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
