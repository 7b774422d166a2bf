using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.AspNetCore.Tests.Acceptance;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>
/// People who use an application all the time: each asks who they are, refreshes, and now and then signs in anew. All of their tokens are
/// valid.
/// </summary>
internal sealed class KeyCrowd : IAsyncDisposable
{
    private const int People = 8;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly TestApp app;
    private readonly int[] rounds = new int[People];
    private readonly CancellationTokenSource stop = new();
    private readonly Task[] all;
    private int requests;
    private int newcomers = People;

    private KeyCrowd(TestApp app, List<JsonElement> tokens)
    {
        this.app = app;
        all = [.. tokens.Select((own, person) => Task.Run(() => LiveAsync(person, own)))];
    }

    public static async Task<KeyCrowd> StartAsync(TestApp app)
    {
        var tokens = new List<JsonElement>();
        for (var person = 0; person < People; person++)
            tokens.Add(await app.SignInAsync(Given.PhoneNumber(person).E164));

        return new KeyCrowd(app, tokens);
    }

    /// <summary>
    /// Time passes, a minute at once, in which everybody refreshes and somebody comes: no token in use is older than three.
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            app.Time.Advance(Step);
            await EverybodyAsync();
            await AcceptsAsync(await SignInAsync());
        }
    }

    /// <summary>A token that says what ours say, signed by whoever has the key.</summary>
    public async Task<string> ForgeAsync(string pem)
    {
        var token = await SignInAsync();
        var key = app.Services.GetRequiredService<CurrentKeys>().Ring.Keys.Single(key => key.Id == IdOf(pem));
        return TokenForge.From(app, token).WithKey(_ => ForgeKey.Of(key)).Head("alg", $"\"{key.Algorithm}\"").Head("kid", $"\"{key.Id}\"")
            .Write();
    }

    public Task AcceptsAsync(string token) => RespondsAsync(token, 200);

    public Task RefusesAsync(string token) => RespondsAsync(token, 401);

    /// <summary>Ends it, and tells how many requests there were.</summary>
    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(all);
        return requests;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(Task.WhenAll(all));
        stop.Dispose();
    }

    private static string IdOf(string pem)
    {
        if (PemKey(ECDsa.Create(), pem) is { } ec)
            return SigningKey.FromPrivateKey(ec).Id;

        return SigningKey.FromPrivateKey(PemKey(RSA.Create(), pem)!).Id;
    }

    private static T? PemKey<T>(T key, string pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<string> SignInAsync() => (await app.SignInAsync(Given.PhoneNumber(newcomers++).E164)).Text("accessToken");

    private async Task LiveAsync(int person, JsonElement tokens)
    {
        while (!stop.IsCancellationRequested)
        {
            for (var request = 0; request < 3; request++)
                await RespondsAsync(tokens.Text("accessToken"), 200);

            tokens = await app.PostAsync("/auth/token/refresh", new { refreshToken = tokens.Text("refreshToken") }).JsonAsync();
            Interlocked.Increment(ref requests);
            Interlocked.Increment(ref rounds[person]);
        }
    }

    // Two rounds: one may have begun before.
    private async Task EverybodyAsync()
    {
        var wanted = rounds.Select(round => round + 2).ToArray();
        while (Enumerable.Range(0, People).Any(person => Volatile.Read(ref rounds[person]) < wanted[person]))
        {
            // Whoever was refused ends here, and the test with them.
            if (all.FirstOrDefault(person => person.IsFaulted) is { } refused)
                await refused;

            await Task.Yield();
        }
    }

    private async Task RespondsAsync(string token, int status)
    {
        Assert.Equal(status, await app.GetAsync("/auth/me", token).StatusAsync());
        Interlocked.Increment(ref requests);
    }
}
