using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.DevPhone.Messages;
using JwtMongoSms.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Takes messages as Twilio does, keeps them on the phone, and fails where a failure was chosen.</summary>
internal sealed class TwilioMessages(
    MessageStore store, FailurePlans failures, TimeProvider timeProvider, IHostApplicationLifetime lifetime)
{
    public const string Route = "/2010-04-01/Accounts/{accountSid}/Messages.json";

    private static readonly BoundedForm Form = new(maxBytes: 64 * 1024, maxFields: 64);

    /// <summary>Takes a message from another program of this machine.</summary>
    public async Task RespondAsync(HttpContext context)
    {
        if (await PostAsync(context, context.Request.RouteValues["accountSid"] as string ?? "") is { } response)
            await response.WriteAsync(context.Response);
        else
            context.Abort();
    }

    /// <summary>Takes a message.</summary>
    /// <param name="context">The request; its response is left alone.</param>
    /// <param name="accountSid">The account in the request's path.</param>
    /// <returns><see langword="null"/> when the connection is to break.</returns>
    public async Task<TwilioResponse?> PostAsync(HttpContext context, string accountSid)
    {
        var (form, problem) = await ReadAsync(context, accountSid);
        if (form is null)
            return TwilioResponse.From(problem!);

        var failure = failures.Take(form.To);
        if (failure is { LetsThrough: true })
            await WaitAsync(TimeSpan.FromSeconds(failure.Seconds ?? 0), timeProvider, CancellationToken.None);

        var message = Receive(form, failure);
        return message.Failure is null
            ? TwilioResponse.From(new TwilioMessageJson(message, accountSid, form.MessagingServiceSid))
            : await FailAsync(failure!, context.RequestAborted);
    }

    private async Task<TwilioResponse?> FailAsync(PlannedFailure failure, CancellationToken aborted)
    {
        if (failure.Kind == FailureKind.TimeOut)
            await WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, aborted);

        return failure.Kind switch
        {
            FailureKind.Refusal => TwilioResponse.From(TwilioProblem.FromCode(failure.Code ?? 0)),
            FailureKind.Unreadable => TwilioResponse.WebPage,
            _ => null,
        };
    }

    // Ends when the application stops: an open request would hold up the stop.
    private async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        await Task.Delay(time, clock, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A message that fails is kept too, so that the page shows that the chosen failure happened.
    private DevPhoneMessage Receive(PostedMessage form, PlannedFailure? failure)
    {
        var message = new DevPhoneMessage
        {
            Id = "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            To = form.To,
            From = form.From,
            Body = form.Body,
            At = timeProvider.GetUtcNow(),
            Failure = failure is null or { LetsThrough: true } ? null : failure.Says,
        };
        store.Add(message);
        return message;
    }

    private static async Task<(PostedMessage? Form, TwilioProblem? Problem)> ReadAsync(HttpContext context, string accountSid)
    {
        if (!IsAuthorized(context.Request.Headers.Authorization.ToString(), accountSid))
            return (null, new TwilioProblem(20003, "Authenticate", StatusCodes.Status401Unauthorized));
        if (!BoundedForm.IsSent(context.Request))
            return (null, new TwilioProblem(
                20001, "The body must be application/x-www-form-urlencoded.", StatusCodes.Status415UnsupportedMediaType));

        return await Form.ReadAsync(context) is { } form
            ? PostedMessage.Read(form)
            : (null, new TwilioProblem(20001, "The form can't be read, or is too long.", StatusCodes.Status400BadRequest));
    }

    // Any password is accepted: no account to protect. The user name is checked, so that swapped settings show in Development.
    private static bool IsAuthorized(string authorization, string accountSid)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return false;

        var credentials = Encoding.UTF8.GetString(bytes, 0, length);
        var user = credentials[..Math.Max(0, credentials.IndexOf(':', StringComparison.Ordinal))];
        return TwilioSid.IsAccount(accountSid) && (user == accountSid || TwilioSid.IsApiKey(user));
    }
}
