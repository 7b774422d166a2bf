namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record SignOutRequest(string? RefreshToken = null);
