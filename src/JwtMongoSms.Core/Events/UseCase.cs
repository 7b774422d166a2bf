using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JwtMongoSms.Events;

/// <summary>One run of a use case: a trace, and a count by outcome.</summary>
internal sealed class UseCase(string name, Counter<long> counter) : IDisposable
{
    private readonly Activity? activity = Telemetry.StartActivity(name);

    /// <summary>Awaits the run and counts its outcome, but not when it was cancelled or the application's own code failed.</summary>
    public async Task<SignInResult<T>> CountAsync<T>(Task<SignInResult<T>> run)
        where T : class
    {
        try
        {
            var result = await run.ConfigureAwait(false);
            Count(result.Outcome);
            return result;
        }
        catch (StoreException)
        {
            Count(SignInError.StoreUnavailable.Code);
            throw;
        }
    }

    public void Dispose() => activity?.Dispose();

    private void Count(string outcome)
    {
        counter.Add(1, Telemetry.Tag("outcome", outcome));
        activity?.SetTag("outcome", outcome);
    }
}
