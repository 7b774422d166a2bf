namespace JwtMongoSms;

/// <summary>The user of a verified phone number, as the store found or created it.</summary>
/// <param name="User">The user, as after this sign-in.</param>
/// <param name="IsNew">Whether this sign-in created the user.</param>
/// <param name="PreviousSignInAt">The time of the sign-in before. Carriers reassign numbers: later it may be another person.</param>
public sealed record UserSignIn(User User, bool IsNew, DateTimeOffset? PreviousSignInAt);
