namespace JwtMongoSms.Limits;

/// <summary>A message that a client asks for, before anything of it is counted.</summary>
/// <param name="PhoneNumber">Its recipient.</param>
/// <param name="Client">Who asks for it.</param>
/// <param name="IsCall">Whether it is a voice call.</param>
/// <param name="Price">What it costs, in the currency of <see cref="LimitOptions.Prices"/>.</param>
/// <param name="ChangedBy">The user who wants to have the number; <see langword="null"/> at a sign-in.</param>
internal sealed record PlannedSend(PhoneNumber PhoneNumber, SignInClient Client, bool IsCall, decimal Price, UserId? ChangedBy)
{
    // A record prints its members, and with them the address.
    public override string ToString() => nameof(PlannedSend);
}
