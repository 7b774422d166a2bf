using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.DevPhone.Api;
using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The handset in the browser. All of it works without script; with script the page needs no reload.</summary>
internal sealed class DevPhonePage(
    MessageStore store, FailurePlans failures, MessageJudge judge, IOptions<JwtMongoSmsOptions> options, TimeProvider timeProvider)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    private static readonly BoundedForm Form = new(maxBytes: 4 * 1024, maxFields: 16);
    private static readonly Asset Style = new(ReadFile("phone.css"), "text/css; charset=utf-8");
    private static readonly Asset Script = new(ReadFile("phone.js"), "text/javascript; charset=utf-8");

    public static Task StyleAsync(HttpContext context) => Style.SendAsync(context);

    public static Task ScriptAsync(HttpContext context) => Script.SendAsync(context);

    public Task ShowAsync(HttpContext context)
    {
        // The page's links are relative, so that it works below any prefix; behind a slash they would be one level too deep.
        if (context.Request.Path.Value is [.., '/'])
        {
            context.Response.Redirect($"../phone{context.Request.QueryString}");
            return Task.CompletedTask;
        }

        DevPhoneQuery.TryRead(context.Request, out var query, out _);
        return WriteAsync(context, query?.To, new FailureForm { To = query?.To?.E164 ?? "" });
    }

    public async Task ChangeAsync(HttpContext context)
    {
        if (!IsOfThisPage(context.Request))
        {
            await DevPhoneJson.WriteProblemAsync(
                context, StatusCodes.Status403Forbidden, "request_invalid", "Only the dev phone's own page may post this form.");
            return;
        }

        var form = await ReadAsync(context);
        if (form.Mistake is null && form.Apply(failures) is { } mistake)
            form = form.With(mistake);

        if (form.Mistake is null)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "phone";
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await WriteAsync(context, null, form);
    }

    private static string ReadFile(string name) => EmbeddedFiles.Read($"Page.Assets.{name}", typeof(DevPhonePage).Assembly);

    // Every browser sends the origin of a form. Another port of this machine is another origin: another program runs there.
    private static bool IsOfThisPage(HttpRequest request)
        => string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task<FailureForm> ReadAsync(HttpContext context)
        => await Form.ReadAsync(context) is { } form
            ? FailureForm.Read(form)
            : new FailureForm().With("The form can't be read, or is too long.");

    private ShownMessage Shown(DevPhoneMessage message, HostString host)
        => new(message, judge.Judge(message, host), timeProvider.LocalTimeZone);

    private Task WriteAsync(HttpContext context, PhoneNumber? chosen, FailureForm form)
    {
        var page = new PageHtml(
            options.Value.AppName,
            chosen,
            [.. store.Messages(null).Reverse().Select(message => Shown(message, context.Request.Host))],
            failures.All,
            form);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;

        // With no-referrer browsers would send the page's own form with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page.Write().ToHtml(), CancellationToken.None);
    }
}
