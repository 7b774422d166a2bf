using System.Diagnostics;
using System.Text;
using JwtMongoSms.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Benchmarks;

/// <summary>Measures one request behind HTTP: bytes allocated in the whole process, and time, one after the other.</summary>
internal static class Routes
{
    private const int Requests = 2_000;
    private static readonly Task<bool> Done = Task.FromResult(true);

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        var sender = new HeldCodes();
        await using var app = Build(folder.FullName, sender);
        await app.StartAsync();
        var sessions = app.Services.GetRequiredService<SessionCache>();
        var rows = new StringBuilder();
        List<(PhoneNumber Phone, ChallengeId Id)> sent = [];
        List<StartedSession> started = [];

        foreach (var isWarm in new[] { false, true })
        {
            (sent, started) = ([], []);
            rows.Clear();
            rows.Append(await MeasureAsync("an empty scope", "0", _ => InScopeAsync(app, _ => Done)));
            rows.Append(await MeasureAsync("a scope and `ISignInService`", "0", _ => InScopeAsync(app, services =>
            {
                services.GetRequiredService<ISignInService>();
                return Done;
            })));
            rows.Append(await MeasureAsync("send", "2", async i =>
            {
                var phone = Number(isWarm ? i : i + Requests);
                var result = await InScopeAsync(app, services
                    => services.GetRequiredService<ISignInService>().SendCodeAsync(phone, DeliveryChannel.Sms, SignInClient.None));
                sent.Add((phone, result.Value!.ChallengeId));
            }));
            var codes = new string[Requests];
            for (var i = 0; i < Requests; i++)
                codes[i] = await sender.TakeAsync(sent[i].Phone.E164);

            rows.Append(await MeasureAsync("verify, wrong code", "2", i
                => VerifyAsync(sent[i].Id, codes[i] == "000000" ? "000001" : "000000")));
            rows.Append(await MeasureAsync("verify, right code", "7, of them 1 beside the next", async i
                => started.Add((await VerifyAsync(sent[i].Id, codes[i])).Value!.Session)));
            rows.Append(await MeasureAsync("session check, first", "2", i => CheckAsync(started[i].Session)));
            rows.Append(await MeasureAsync("session check, cached", "0", i => CheckAsync(started[i].Session)));
        }

        await ResultFile.WriteAsync("routes", "What one request costs", load, $"""
            The services behind the routes, without HTTP, {Requests:N0} requests one after the other on the embedded store: WAL,
            synchronous=FULL, so each command that writes waits for the disk. Bytes are those of the whole process, with the delivery of a
            message and the store's writer. A request has a scope of its own, and a right code one more for the release of its guess, which
            runs beside the next command; the first two rows are what that costs. The session check is that of the authentication handler:
            a live session in the cache needs no service of the scope. The test
            `Every_route_asks_MongoDB_no_more_than_it_must_however_much_is_stored` counts the commands.

            | request | store commands | bytes allocated | µs |
            | --- | --- | --- | --- |
            {rows.ToString().TrimEnd()}
            """);
        await app.StopAsync();
        folder.Delete(recursive: true);
        return 0;

        Task<SignInResult<SignedIn>> VerifyAsync(ChallengeId id, string code)
            => InScopeAsync(
                app, services => services.GetRequiredService<ISignInService>().VerifyCodeAsync(id.Value, code, SignInClient.None));

        Task<bool> CheckAsync(Session session) => sessions.IsLive(session.Id, session.UserId) ? Done : ReadAsync(session);

        Task<bool> ReadAsync(Session session)
            => InScopeAsync(app, services
                => services.GetRequiredService<CheckSession>().IsLiveAsync(session.Id, session.UserId, default).AsTask());
    }

    // A request has a scope of its own.
    private static async Task<T> InScopeAsync<T>(WebApplication app, Func<IServiceProvider, Task<T>> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await request(scope.ServiceProvider);
    }

    private static async Task<string> MeasureAsync(string name, string commands, Func<int, Task> request)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Requests; i++)
            await request(i);

        var time = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Requests;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests;
        var row = $"| {name} | {commands} | {bytes:N0} | {time:N1} |";
        Console.WriteLine(row);
        return row + "\n";
    }

    private static WebApplication Build(string folder, IMessageSender sender)
    {
        var options = new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(sender);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.Configure<SqliteOptions>(options => options.Path = Path.Join(folder, "bench.db"));
        builder.AddJwtMongoSms(options => options.Secret = "a secret of the benchmarks, thirty-two bytes or more");
        var app = builder.Build();
        app.MapJwtMongoSms();
        return app;
    }

    private static PhoneNumber Number(int index) => PhoneNumber.TryParse(SignIn.PhoneNumber(index), null, out var phone)
        ? phone
        : throw new ArgumentOutOfRangeException(nameof(index));
}
