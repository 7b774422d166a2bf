namespace JwtMongoSms;

/// <summary>The state of a challenge, for the holder of its id.</summary>
/// <param name="State">The delivery state of the last send.</param>
/// <param name="ExpiresIn">How long the code is valid.</param>
/// <param name="ResendIn">The wait before it may be sent again.</param>
public sealed record DeliveryStatus(DeliveryState State, TimeSpan ExpiresIn, TimeSpan ResendIn);
