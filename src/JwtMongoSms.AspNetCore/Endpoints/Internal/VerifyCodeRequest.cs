namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record VerifyCodeRequest(string? ChallengeId = null, string? Code = null);
