using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>How the message is doing, for the page that waits; <c>delivery</c> is <c>ended</c> when its code can no longer be used.</summary>
internal sealed record DeliveryNews(string Delivery, int ResendInSeconds)
{
    public static DeliveryNews Of(DeliveryStatus? status) => status is null
        ? new DeliveryNews("ended", ResendInSeconds: 0)
        : new DeliveryNews(DeliveryStatusEndpoint.NameOf(status.State), Responses.Seconds(status.ResendIn));
}
