namespace JwtMongoSms;

/// <summary>The user and the circumstances that an <see cref="ISignInCheck"/> decides on.</summary>
/// <param name="User">The user, with the application's own fields.</param>
/// <param name="IsNew">Whether this sign-in created the user.</param>
/// <param name="PreviousSignInAt">The time of the sign-in before. Carriers reassign numbers: later it may be another person.</param>
/// <param name="IsRefresh">Whether a session is refreshed, rather than started.</param>
public sealed record SignInAttempt(User User, bool IsNew, DateTimeOffset? PreviousSignInAt, bool IsRefresh = false);
