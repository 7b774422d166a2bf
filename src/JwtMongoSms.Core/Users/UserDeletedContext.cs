namespace JwtMongoSms;

/// <summary>What <see cref="UserOptions.OnDeleted"/> is told.</summary>
/// <param name="User">The user who was removed, as they last stood in the store.</param>
/// <param name="Services">A scope of the application's services that lives as long as the call.</param>
public sealed record UserDeletedContext(User User, IServiceProvider Services);
