namespace JwtMongoSms;

/// <summary>What a store says of the user of a number whose code was right.</summary>
/// <param name="User">The user, as after this sign-in.</param>
/// <param name="IsNew">Whether this sign-in made the user.</param>
/// <param name="PreviousSignInAt">When the user had signed in before. Numbers are given out again: after a long pause this may be another person.</param>
public sealed record UserSignIn(User User, bool IsNew, DateTimeOffset? PreviousSignInAt);
