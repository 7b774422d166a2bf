using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.DevPhone.Api;
using JwtMongoSms.DevPhone.Page;
using JwtMongoSms.DevPhone.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.DevPhone;

/// <summary>Maps the dev phone's routes, once.</summary>
internal sealed class DevPhoneEndpoints
{
    public const string PageRoute = "JwtMongoSms.DevPhone.Page";

    private bool isMapped;

    public void Map(IEndpointRouteBuilder routes)
    {
        if (isMapped)
            throw new InvalidOperationException(MappedParts.TwiceProblem("MapJwtMongoSmsDevPhone()"));

        isMapped = true;
        Open(routes.MapGet("/dev/phone", Handle<DevPhonePage>((page, context) => page.ShowAsync(context)))).WithName(PageRoute);
        Open(routes.MapPost("/dev/phone", Handle<DevPhonePage>((page, context) => page.ChangeAsync(context))));
        Open(routes.MapGet("/dev/phone/phone.css", LocalRequests.Protect(PageFiles.StyleAsync)));
        Open(routes.MapGet("/dev/phone/phone.js", LocalRequests.Protect(PageFiles.ScriptAsync)));
        Open(routes.MapGet("/dev/phone/api/code", Handle<MessagesApi>((api, context) => api.CodeAsync(context))));
        Open(routes.MapGet("/dev/phone/api/messages", Handle<MessagesApi>((api, context) => api.ListAsync(context))));
        Open(routes.MapGet("/dev/phone/api/events", Handle<MessageEvents>((events, context) => events.StreamAsync(context))));
        Open(routes.MapGet("/dev/phone/api/failures", Handle<FailuresApi>((api, context) => api.ListAsync(context))));
        Open(routes.MapPut("/dev/phone/api/failures", Handle<FailuresApi>((api, context) => api.ChooseAsync(context))));
        Open(routes.MapDelete("/dev/phone/api/failures", Handle<FailuresApi>((api, context) => api.RemoveAsync(context))));
        Open(routes.MapPost(TwilioRoute.Pattern, Handle<TwilioRoute>((route, context) => route.PostAsync(context))));
    }

    // Resolved at the first request: routes are mapped before settings are read.
    private static RequestDelegate Handle<T>(Func<T, HttpContext, Task> handle)
        where T : notnull
        => LocalRequests.Protect(context => handle(context.RequestServices.GetRequiredService<T>(), context));

    // Anonymous: an application may demand a signed-in user everywhere, and the phone is needed before there is one.
    private static IEndpointConventionBuilder Open(IEndpointConventionBuilder endpoint)
        => endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
}
