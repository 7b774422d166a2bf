namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The status of a response and, of a problem, its code and the attempts that are left.</summary>
internal sealed record Verdict(int Status, string? Code = null, int? AttemptsLeft = null)
{
    public static readonly Verdict SignedIn = new(200);
    public static readonly Verdict Expired = new(400, "code_expired");
    public static readonly Verdict Spent = new(429, "too_many_attempts");
    public static readonly Verdict Locked = new(403, "number_locked");
    public static readonly Verdict Unavailable = new(503, "store_unavailable");
    public static readonly Verdict SignedOut = new(401, "token_invalid");
    public static readonly Verdict RefreshInvalid = new(401, "refresh_invalid");

    public bool WasLookedAt => Code is "code_incorrect";

    public static Verdict Incorrect(int attemptsLeft) => new(400, "code_incorrect", attemptsLeft);
}
