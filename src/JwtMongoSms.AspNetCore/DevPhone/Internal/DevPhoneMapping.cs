using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone's routes: in Development, and once, however often they are asked for.</summary>
internal sealed class DevPhoneMapping(IHostEnvironment environment, DevPhoneApi api, TwilioMessagesRoute messages)
{
    public const string MessagesRoute = "JwtMongoSms.DevPhone.Messages";

    private bool isMapped;

    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (!environment.IsDevelopment())
            throw new InvalidOperationException(
                $"The dev phone shows every code to whoever asks, and the environment is \"{environment.EnvironmentName}\"; it can be mapped in Development only.");

        if (isMapped)
            return;

        isMapped = true;
        Open(routes.MapGet("/dev/phone/api/code", DevPhoneGuard.Protect(api.CodeAsync)));
        Open(routes.MapGet("/dev/phone/api/messages", DevPhoneGuard.Protect(api.MessagesAsync)));
        Open(routes.MapPost("/2010-04-01/Accounts/{accountSid}/Messages.json", DevPhoneGuard.Protect(messages.PostAsync)).WithName(MessagesRoute));
    }

    // An application that wants everybody signed in means its own routes: the phone is needed before.
    private static void Open(IEndpointConventionBuilder endpoint) => endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
}
