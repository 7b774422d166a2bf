using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>Many who type one code.</summary>
internal static class CrowdExtensions
{
    private const int Requests = 1_000;

    /// <summary>Verifies a code a thousand times at once, at all servers in turn.</summary>
    public static async Task<Response[]> VerifyAtOnceAsync(this ReceivedCode code, params ServerProcess[] servers)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var requests = Enumerable.Range(0, Requests).Select(async request =>
        {
            await start.Task;
            return await servers[request % servers.Length].VerifyAsync(code);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(requests);
    }
}
