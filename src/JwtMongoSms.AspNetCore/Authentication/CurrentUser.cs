using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms;

/// <summary>The user who sent this request. Take it as a parameter of an endpoint or a constructor.</summary>
public sealed class CurrentUser
{
    private readonly IHttpContextAccessor accessor;
    private readonly IPhoneUserStore users;
    private Task<User?>? loading;

    internal CurrentUser(IHttpContextAccessor accessor, IPhoneUserStore users)
    {
        this.accessor = accessor;
        this.users = users;
    }

    /// <summary>Whether a user is signed in.</summary>
    [MemberNotNullWhen(true, nameof(Id), nameof(SessionId), nameof(SignedInAt))]
    public bool IsSignedIn => Id is not null && SessionId is not null;

    /// <summary>Gets the user's id.</summary>
    public UserId? Id => UserId.TryParse(Claim("sub"), out var id) ? id : null;

    /// <summary>Gets the session that the request belongs to.</summary>
    public SessionId? SessionId => SessionId.TryParse(Claim(TokenSettings.SessionClaim), out var id) ? id : null;

    /// <summary>Gets when the user last typed a code in, in whole seconds.</summary>
    public DateTimeOffset? SignedInAt => TokenClaims.SignedInAt(accessor.HttpContext?.User);

    /// <summary>Reads the user with the application's fields; once a request, however often it is called.</summary>
    /// <returns><see langword="null"/> when no user is signed in, or the user was deleted.</returns>
    /// <exception cref="StoreException">The store can't answer.</exception>
    public Task<User?> GetAsync(CancellationToken cancellationToken)
        => loading ??= Id is { } id ? users.FindAsync(id, cancellationToken) : Task.FromResult<User?>(null);

    private string? Claim(string name) => TokenClaims.Find(accessor.HttpContext?.User, name);
}
