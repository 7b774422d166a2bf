namespace JwtMongoSms.AspNetCore.Api;

internal sealed record DeliveryStatusResponse(string Delivery, int ExpiresInSeconds, int ResendInSeconds);
