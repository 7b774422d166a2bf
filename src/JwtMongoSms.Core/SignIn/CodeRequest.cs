namespace JwtMongoSms.SignIn;

/// <summary>A request for a new code.</summary>
/// <param name="Purpose">The purpose of the code.</param>
/// <param name="UserId">The one user who may use it; <see langword="null"/> at a sign-in.</param>
/// <param name="PhoneNumber">The number it goes to.</param>
/// <param name="Client">Who asks for it.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Language">The language of the message; <see langword="null"/> for the application's own.</param>
/// <param name="ByNumber">Whether the number alone will find the challenge.</param>
internal sealed record CodeRequest(
    CodePurpose Purpose,
    UserId? UserId,
    PhoneNumber PhoneNumber,
    SignInClient Client,
    DeliveryChannel Channel,
    Language? Language,
    bool ByNumber = false);
