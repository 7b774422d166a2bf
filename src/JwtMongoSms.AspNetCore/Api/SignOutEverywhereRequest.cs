namespace JwtMongoSms.AspNetCore.Api;

internal sealed record SignOutEverywhereRequest(bool? ExceptCurrent = null);
