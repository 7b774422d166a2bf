namespace JwtMongoSms;

/// <summary>A stored phone number that is never read from what its owner types, so that a sign-in creates another user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Stored">What the store holds; <see langword="null"/> when that is no text.</param>
/// <param name="Canonical">The number to store instead; <see langword="null"/> when none is certain.</param>
/// <param name="Problem">One sentence: why it isn't canonical.</param>
public sealed record UncanonicalPhoneNumber(UserId UserId, string? Stored, PhoneNumber? Canonical, string Problem)
{
    /// <summary>Prints the user and the problem, and not the phone number.</summary>
    public override string ToString() => $"phone number of {UserId}: {Problem}";
}
