using JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;
using JwtMongoSms.AspNetCore.DevPhone.Page.Internal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone's routes: in Development, and once, however often they are asked for.</summary>
internal sealed class DevPhoneMapping(IHostEnvironment environment)
{
    public const string MessagesRoute = "JwtMongoSms.DevPhone.Messages";
    public const string PageRoute = "JwtMongoSms.DevPhone.Page";

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
        Open(routes.MapGet("/dev/phone", Handle<DevPhonePage>((page, context) => page.ShowAsync(context)))).WithName(PageRoute);
        Open(routes.MapPost("/dev/phone", Handle<DevPhonePage>((page, context) => page.ChangeAsync(context))));
        Open(routes.MapGet("/dev/phone/phone.css", DevPhoneGuard.Protect(PageFiles.StyleAsync)));
        Open(routes.MapGet("/dev/phone/phone.js", DevPhoneGuard.Protect(PageFiles.ScriptAsync)));
        Open(routes.MapGet("/dev/phone/api/code", Handle<DevPhoneApi>((api, context) => api.CodeAsync(context))));
        Open(routes.MapGet("/dev/phone/api/messages", Handle<DevPhoneApi>((api, context) => api.MessagesAsync(context))));
        Open(routes.MapGet("/dev/phone/api/events", Handle<DevPhoneEvents>((events, context) => events.StreamAsync(context))));
        Open(routes.MapGet("/dev/phone/api/failures", Handle<FailuresApi>((failures, context) => failures.ListAsync(context))));
        Open(routes.MapPut("/dev/phone/api/failures", Handle<FailuresApi>((failures, context) => failures.ChooseAsync(context))));
        Open(routes.MapDelete("/dev/phone/api/failures", Handle<FailuresApi>((failures, context) => failures.RemoveAsync(context))));
        Open(routes.MapPost("/2010-04-01/Accounts/{accountSid}/Messages.json", Handle<TwilioMessagesRoute>((messages, context) => messages.PostAsync(context))))
            .WithName(MessagesRoute);
    }

    // Made at the first request: whoever is mapped before the start has not read the settings yet.
    private static RequestDelegate Handle<T>(Func<T, HttpContext, Task> handle)
        where T : notnull
        => DevPhoneGuard.Protect(context => handle(context.RequestServices.GetRequiredService<T>(), context));

    // An application that wants everybody signed in means its own routes: the phone is needed before.
    private static IEndpointConventionBuilder Open(IEndpointConventionBuilder endpoint) => endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
}
