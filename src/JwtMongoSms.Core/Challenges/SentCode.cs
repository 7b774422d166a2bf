namespace JwtMongoSms;

/// <summary>A challenge whose code is on its way.</summary>
/// <param name="ChallengeId">The id that the requester needs to use the code; for the requester alone.</param>
/// <param name="ExpiresIn">How long the code is valid.</param>
/// <param name="ResendIn">The wait before it may be sent again.</param>
public sealed record SentCode(ChallengeId ChallengeId, TimeSpan ExpiresIn, TimeSpan ResendIn);
