namespace JwtMongoSms;

/// <summary>A user's phone number as a store holds it, whatever wrote it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Text">The text; <see langword="null"/> when the store holds something else, such as a number.</param>
public sealed record StoredPhoneNumber(UserId UserId, string? Text)
{
    /// <summary>Prints the user and not the phone number.</summary>
    public override string ToString() => $"phone number of {UserId}";
}
