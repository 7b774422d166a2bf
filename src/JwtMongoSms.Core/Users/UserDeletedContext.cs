namespace JwtMongoSms;

/// <summary>The argument of <see cref="UserOptions.OnDeleted"/>.</summary>
/// <param name="User">The deleted user, as last stored.</param>
/// <param name="Services">A scope of the application's services that lives as long as the call.</param>
public sealed record UserDeletedContext(User User, IServiceProvider Services);
