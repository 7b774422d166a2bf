using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Delivery.Twilio.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>Twilio's own route for messages, which ends in the dev phone: the sender that runs in development is the one that runs in production.</summary>
internal sealed class TwilioMessagesRoute(
    DevPhoneStore store, FailurePlans failures, FailedPost failed, TimeProvider timeProvider, IHostApplicationLifetime lifetime)
{
    private static readonly BoundedForm Form = new(mostBytes: 64 * 1024, mostFields: 64);

    public async Task PostAsync(HttpContext context)
    {
        var accountSid = context.Request.RouteValues["accountSid"] as string ?? "";
        var (form, problem) = await ReadAsync(context, accountSid);
        if (form is null)
        {
            await RefuseAsync(context, problem!);
            return;
        }

        var failure = failures.Meet(form.To);
        if (failure is { LetsThrough: true })
            await failed.DelayAsync(failure, lifetime.ApplicationStopping);

        var message = Receive(form, failure);
        await (message.Failure is null
            ? DevPhoneJson.WriteTwilioAsync(context, StatusCodes.Status201Created, new TwilioMessageJson(message, accountSid, form.MessagingServiceSid))
            : failed.AnswerAsync(context, failure!));
    }

    // What doesn't arrive is shown too: whoever has chosen a failure wants to see that it was met.
    private DevPhoneMessage Receive(TwilioMessageForm form, PlannedFailure? failure)
    {
        var message = new DevPhoneMessage
        {
            Id = NewSid(),
            To = form.To,
            From = form.From,
            Body = form.Body,
            At = timeProvider.GetUtcNow(),
            Failure = failure is null or { LetsThrough: true } ? null : failure.Says,
        };
        store.Add(message);
        return message;
    }

    private static async Task<(TwilioMessageForm? Form, TwilioProblem? Problem)> ReadAsync(HttpContext context, string accountSid)
    {
        if (!IsSignedIn(context.Request, accountSid))
            return (null, new TwilioProblem(20003, "Authenticate", StatusCodes.Status401Unauthorized));
        if (!BoundedForm.IsSent(context.Request))
            return (null, new TwilioProblem(20001, "The body must be application/x-www-form-urlencoded.", StatusCodes.Status415UnsupportedMediaType));

        return await Form.ReadAsync(context) is { } form
            ? TwilioMessageForm.Read(form)
            : (null, new TwilioProblem(20001, "The form can't be read, or is too long.", StatusCodes.Status400BadRequest));
    }

    // Any password will do: there is no account here to guard. The name must fit, so that a swapped setting is found at home.
    private static bool IsSignedIn(HttpRequest request, string accountSid)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var bytes = new byte[(header.Parameter?.Length ?? 0)];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return false;

        var credentials = Encoding.UTF8.GetString(bytes, 0, length);
        var user = credentials[..Math.Max(0, credentials.IndexOf(':', StringComparison.Ordinal))];
        return TwilioSid.IsAccount(accountSid) && (user == accountSid || TwilioSid.IsApiKey(user));
    }

    private static Task RefuseAsync(HttpContext context, TwilioProblem problem)
    {
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        return DevPhoneJson.WriteTwilioAsync(context, problem.Status, problem);
    }

    private static string NewSid() => "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
