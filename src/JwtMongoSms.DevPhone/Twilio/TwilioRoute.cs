using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Twilio's route for messages, for other programs of this machine.</summary>
internal sealed class TwilioRoute(TwilioMessages messages)
{
    public const string Pattern = "/2010-04-01/Accounts/{accountSid}/Messages.json";

    public async Task PostAsync(HttpContext context)
    {
        var accountSid = context.Request.RouteValues["accountSid"] as string ?? "";
        if (await messages.PostAsync(context, accountSid) is { } response)
            await response.WriteAsync(context.Response);
        else
            context.Abort();
    }
}
