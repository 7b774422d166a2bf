using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.DevPhone.Api;
using JwtMongoSms.DevPhone.Page;
using JwtMongoSms.DevPhone.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.DevPhone;

/// <summary>The dev phone's routes. Each answers this machine alone.</summary>
internal sealed class DevPhoneEndpoints(
    DevPhonePage page, MessagesApi messages, MessageEvents events, FailuresApi failures, TwilioMessages twilio)
{
    public const string PageRoute = "JwtMongoSms.DevPhone.Page";

    private bool isMapped;

    public void Map(IEndpointRouteBuilder routes)
    {
        if (isMapped)
            throw new InvalidOperationException(MappedParts.TwiceProblem("MapJwtMongoSmsDevPhone()"));

        isMapped = true;
        Map(HttpMethods.Get, "/dev/phone", page.ShowAsync).WithName(PageRoute);
        Map(HttpMethods.Post, "/dev/phone", page.ChangeAsync);
        Map(HttpMethods.Get, "/dev/phone/phone.css", DevPhonePage.StyleAsync);
        Map(HttpMethods.Get, "/dev/phone/phone.js", DevPhonePage.ScriptAsync);
        Map(HttpMethods.Get, "/dev/phone/api/code", messages.CodeAsync);
        Map(HttpMethods.Get, "/dev/phone/api/messages", messages.ListAsync);
        Map(HttpMethods.Get, "/dev/phone/api/events", events.StreamAsync);
        Map(HttpMethods.Get, "/dev/phone/api/failures", failures.ListAsync);
        Map(HttpMethods.Put, "/dev/phone/api/failures", failures.ChooseAsync);
        Map(HttpMethods.Delete, "/dev/phone/api/failures", failures.RemoveAsync);
        Map(HttpMethods.Post, TwilioMessages.Route, twilio.RespondAsync);

        // Anonymous: an application may demand a signed-in user everywhere, and the phone is needed before there is one.
        IEndpointConventionBuilder Map(string method, string pattern, RequestDelegate handler)
            => (HttpMethods.IsGet(method)
                    ? routes.MapGetAndHead(pattern, LocalRequests.Protect(handler))
                    : routes.MapMethods(pattern, [method], LocalRequests.Protect(handler)))
                .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }
}
