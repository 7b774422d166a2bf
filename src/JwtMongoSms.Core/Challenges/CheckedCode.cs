namespace JwtMongoSms.Challenges;

/// <summary>A code that was correct, and that this request alone has used.</summary>
/// <param name="Challenge">The code's challenge.</param>
/// <param name="GuessRelease">The release of its guess, under way. It never fails; await it before the answer, so that the next request sees it.</param>
internal sealed record CheckedCode(CodeChallenge Challenge, Task GuessRelease);
