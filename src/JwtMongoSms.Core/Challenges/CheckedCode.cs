namespace JwtMongoSms.Challenges;

/// <summary>A code that was correct, and that this request alone has used.</summary>
/// <param name="challenge">The code's challenge.</param>
/// <param name="guessRelease">The release of its guess, under way. It never fails.</param>
internal sealed class CheckedCode(CodeChallenge challenge, Task guessRelease) : IAsyncDisposable
{
    public CodeChallenge Challenge => challenge;

    /// <summary>Waits for the release, whatever the response is, so that the client's next request finds the guess given back.</summary>
    ValueTask IAsyncDisposable.DisposeAsync() => new(guessRelease);
}
