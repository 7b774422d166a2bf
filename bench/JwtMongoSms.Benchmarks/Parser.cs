using System.Diagnostics;
using System.Security.Claims;
using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using TestSupport;

namespace JwtMongoSms.Benchmarks;

/// <summary>Compares reading and checking a token with the framework's validation: time and garbage, in turns, on one thread.</summary>
internal static class Parser
{
    private const int Tokens = 1_000;
    private const int Calls = 20_000;
    private const int WarmUps = 8;
    private const int Rounds = 9;

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        List<string> rows = [];
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        rows.Add(await MeasureAsync("HS256", null));
        rows.Add(await MeasureAsync("ES256", ec.ExportPkcs8PrivateKeyPem()));
        rows.Add(await MeasureAsync("RS256", rsa.ExportPkcs8PrivateKeyPem()));

        await ResultFile.WriteAsync("parser", "Reading a token beside the framework's validation", load, $"""
            One thread, {Tokens:N0} different tokens as we issue them, {Calls:N0} calls a round, {Rounds} rounds in turns after
            {WarmUps} for the compiler; medians. *Ours* is `AccessTokenReader.Read`; *Microsoft's* is
            `JsonWebTokenHandler.ValidateTokenAsync`, set up as `AddJwtBearer` sets it up, with issuer, audience and one key. Both check the
            signature and the times, and create a principal. Only ours checks the strict form; neither checks the session. A request
            whose token isn't in the cache pays for it.

            | token | ours, ns | ours, bytes | Microsoft's, ns | Microsoft's, bytes | ours / Microsoft's |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            At most as much time as Microsoft's is asked for.
            """);
        return 0;
    }

    private static async Task<string> MeasureAsync(string algorithm, string? pem)
    {
        var keys = pem is null
            ? []
            : new Dictionary<string, string?> { ["JwtMongoSms:Tokens:Secret"] = null, ["JwtMongoSms:Tokens:Keys:0:Pem"] = pem };
        await using var app = BenchApps.Ours(new BenchSetup(Path.Join(Path.GetTempPath(), "jwtmongosms-bench-parser.db")), keys);
        var reader = app.Services.GetRequiredService<AccessTokenReader>();
        var tokens = TokensOf(app.Services.GetRequiredService<AccessTokenIssuer>());
        var bearer = new JwtBearerOptions();
        BenchApps.Configure(bearer, BenchApps.KeyOf(algorithm, pem));
        var handler = bearer.TokenHandlers.Single();

        List<(double Nanoseconds, double Bytes)> ours = [], theirs = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var read = Measure(tokens, token => reader.Read(token)?.CreatePrincipal() is not null);
            var validated = Measure(tokens, token => IsValid(handler.ValidateTokenAsync(token, bearer.TokenValidationParameters)));
            if (round >= WarmUps)
                (ours, theirs) = ([.. ours, read], [.. theirs, validated]);
        }

        var (time, theirTime) = (Median(ours, figures => figures.Nanoseconds), Median(theirs, figures => figures.Nanoseconds));
        var (bytes, theirBytes) = (Median(ours, figures => figures.Bytes), Median(theirs, figures => figures.Bytes));
        return $"| {algorithm} | {time:N0} | {bytes:N0} | {theirTime:N0} | {theirBytes:N0} | **{time / theirTime:N3}** |";
    }

    private static string[] TokensOf(AccessTokenIssuer issuer)
    {
        var now = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(0, Tokens).Select(_ => issuer.Issue(Given.Session(now), []).Value)];
    }

    private static (double Nanoseconds, double Bytes) Measure(string[] tokens, Func<string, bool> isGood)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls; call++)
        {
            if (!isGood(tokens[call % tokens.Length]))
                throw new InvalidOperationException("A good token was refused.");
        }

        var time = Stopwatch.GetElapsedTime(started);
        return (time.TotalNanoseconds / Calls, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
    }

    // It has nothing to wait for, and works where it is called: what it allocates is counted.
    private static bool IsValid(Task<TokenValidationResult> validation)
        => validation.IsCompletedSuccessfully && validation.GetAwaiter().GetResult() is { IsValid: true } result
            && new ClaimsPrincipal(result.ClaimsIdentity).Identity!.IsAuthenticated;

    private static double Median(List<(double Nanoseconds, double Bytes)> rounds, Func<(double Nanoseconds, double Bytes), double> figure)
        => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
