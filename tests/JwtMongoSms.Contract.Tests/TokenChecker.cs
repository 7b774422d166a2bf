using System.Diagnostics;
using System.Text.Json;

namespace JwtMongoSms.Contract.Tests;

/// <summary>Another service, in node, that checks tokens with the package jose and the keys that it fetches.</summary>
internal sealed class TokenChecker(ContractTools tools, Uri keys, string issuer) : IAsyncDisposable
{
    private readonly Process process = Process.Start(tools.Node("check-tokens.mjs", keys.ToString(), issuer, issuer))!;

    /// <returns>What it has read from the token: <c>sub</c>, <c>alg</c> and <c>kid</c>; or an <c>error</c>.</returns>
    public async Task<Dictionary<string, string>> CheckAsync(string token, DateTimeOffset now)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { token, now }));
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return line is not null
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(line)!
            : throw new InvalidOperationException(
                $"check-tokens.mjs has ended: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
