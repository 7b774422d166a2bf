using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>How the message is doing, for the page that waits; <c>delivery</c> is <c>ended</c> when its code can no longer be used.</summary>
internal sealed record DeliveryNews(string Delivery, int ResendInSeconds)
{
    public static DeliveryNews Of(DeliveryStatus? status) => new(NameOf(status?.State), Answer.Seconds(status?.ResendIn ?? TimeSpan.Zero));

    private static string NameOf(DeliveryState? state) => state switch
    {
        null => "ended",
        DeliveryState.Sending => "sending",
        DeliveryState.Undelivered => "undelivered",
        _ => "sent",
    };
}
