using System.Security.Claims;

namespace JwtMongoSms.Users;

/// <summary>Runs the application's own checks and claims, in the order of their registration.</summary>
internal sealed class SignInGate(IEnumerable<ISignInCheck> checks, IEnumerable<IAccessTokenClaims> claims)
{
    /// <summary>Gets whether the application has a check or claims: a refresh then reads the user before it replaces the token.</summary>
    public bool IsUsed { get; } = checks.Any() || claims.Any();

    /// <returns>The error of the first check that refuses; <see langword="null"/> when none does.</returns>
    public async ValueTask<SignInError?> FindErrorAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            if (await check.CheckAsync(attempt, cancellationToken).ConfigureAwait(false) is { } error)
                return error;
        }

        return null;
    }

    public async ValueTask<IReadOnlyList<Claim>> GetClaimsAsync(User user, CancellationToken cancellationToken)
    {
        List<Claim> all = [];
        foreach (var source in claims)
            all.AddRange(await source.GetClaimsAsync(user, cancellationToken).ConfigureAwait(false));

        return all;
    }
}
