using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>The state of the last message, for the waiting code page.</summary>
/// <param name="Delivery">As the API names it, or <c>ended</c> when the code can no longer be used.</param>
/// <param name="ResendInSeconds">How long the browser waits before it can ask for the code again.</param>
internal sealed record DeliveryUpdate(string Delivery, int ResendInSeconds)
{
    public static DeliveryUpdate From(DeliveryStatus? status) => status is null
        ? new DeliveryUpdate("ended", ResendInSeconds: 0)
        : new DeliveryUpdate(CodeStatusEndpoint.NameOf(status.State), Responses.Seconds(status.ResendIn));
}
