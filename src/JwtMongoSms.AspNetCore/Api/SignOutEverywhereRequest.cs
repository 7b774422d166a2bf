namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record SignOutEverywhereRequest(bool? ExceptCurrent = null);
