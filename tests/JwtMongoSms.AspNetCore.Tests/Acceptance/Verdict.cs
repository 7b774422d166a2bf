namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>What the server said to a code.</summary>
/// <param name="Status">200 for somebody signed in.</param>
/// <param name="Code">The problem's code; <see langword="null"/> for none.</param>
/// <param name="AttemptsLeft">Guesses left, after one that was looked at.</param>
internal sealed record Verdict(int Status, string? Code = null, int? AttemptsLeft = null)
{
    public static readonly Verdict SignedIn = new(200);
    public static readonly Verdict Expired = new(400, "code_expired");

    public bool WasLookedAt => Code is "code_incorrect";

    public static Verdict Incorrect(int attemptsLeft) => new(400, "code_incorrect", attemptsLeft);
}
