namespace JwtMongoSms;

/// <summary>How a challenge stands, for the client that holds its id.</summary>
/// <param name="State">The outcome of the last send.</param>
/// <param name="ExpiresIn">How long the code is good.</param>
/// <param name="ResendIn">When it may be sent again.</param>
public sealed record DeliveryStatus(DeliveryState State, TimeSpan ExpiresIn, TimeSpan ResendIn);
