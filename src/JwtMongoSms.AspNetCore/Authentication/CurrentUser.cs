using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms;

/// <summary>The user who sent this request. Take it as a parameter of an endpoint or a constructor.</summary>
public sealed class CurrentUser
{
    private readonly IHttpContextAccessor accessor;
    private readonly IPhoneUserStore users;
    private (UserId Id, Task<User?> User)? reading;

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

    /// <summary>
    /// Reads the user with the application's fields; once a request, however often it is called. A read that failed is made again.
    /// </summary>
    /// <returns><see langword="null"/> when no user is signed in, or the user was deleted.</returns>
    /// <exception cref="StoreException">The store can't answer.</exception>
    public Task<User?> GetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Task.FromResult<User?>(null);

        // The read is the request's, so a caller that cancels takes it from no other. A request may sign in on its way.
        if (reading is not { } read || read.Id != id || read.User is { IsCompleted: true, IsCompletedSuccessfully: false })
            reading = read = (id, users.FindAsync(id, accessor.HttpContext?.RequestAborted ?? CancellationToken.None));

        return read.User.WaitAsync(cancellationToken);
    }

    private string? Claim(string name) => TokenClaims.Find(accessor.HttpContext?.User, name);
}
