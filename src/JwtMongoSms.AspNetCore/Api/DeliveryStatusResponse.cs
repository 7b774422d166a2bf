namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record DeliveryStatusResponse(string Delivery, int ExpiresInSeconds, int ResendInSeconds);
