namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record SendCodeResponse(string ChallengeId, int ExpiresInSeconds, int ResendInSeconds);
