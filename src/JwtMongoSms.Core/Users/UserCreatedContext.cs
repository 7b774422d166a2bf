namespace JwtMongoSms;

/// <summary>The argument of <see cref="UserOptions.OnCreated"/>.</summary>
/// <param name="User">The new user.</param>
/// <param name="Services">A scope of the application's services that lives as long as the call.</param>
public sealed record UserCreatedContext(User User, IServiceProvider Services);
