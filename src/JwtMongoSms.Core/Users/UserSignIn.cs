namespace JwtMongoSms;

/// <summary>The user of a verified phone number, as the store found or created it.</summary>
/// <param name="User">The user, as after this sign-in.</param>
/// <param name="IsNew">Whether this sign-in created the user.</param>
/// <param name="IsOnCreatedPending">
/// Whether the user still has the mark of <see cref="SignUp.OpenWithOnCreated"/>, from this sign-in or an earlier one.
/// </param>
/// <param name="PreviousSignInAt">The time of the sign-in before. Carriers reassign numbers: later it may be another person.</param>
public sealed record UserSignIn(User User, bool IsNew, bool IsOnCreatedPending, DateTimeOffset? PreviousSignInAt);
