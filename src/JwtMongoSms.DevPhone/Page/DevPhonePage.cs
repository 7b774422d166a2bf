using JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;
using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.DevPhone.Page.Internal;

/// <summary>The handset in the browser. All of it works without script; with script nobody has to reload.</summary>
internal sealed class DevPhonePage(DevPhoneStore store, FailurePlans failures, MessageJudge judge, IOptions<LoginOptions> options, TimeProvider timeProvider)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly BoundedForm Form = new(mostBytes: 4 * 1024, mostFields: 16);

    public Task ShowAsync(HttpContext context)
    {
        // What the page links to is relative, so that it works below any prefix: with a slash at its end it would all be one level too deep.
        if (context.Request.Path.Value is [.., '/'])
        {
            context.Response.Redirect($"../phone{HiddenRequestParts.QueryOf(context)}");
            return Task.CompletedTask;
        }

        DevPhoneQuery.TryRead(context.Request, out var query, out _);
        return WriteAsync(context, query?.To, new FailureForm { To = query?.To?.E164 ?? "" });
    }

    public async Task ChangeAsync(HttpContext context)
    {
        if (!IsOfThisPage(context.Request))
        {
            await DevPhoneJson.WriteProblemAsync(context, StatusCodes.Status403Forbidden, LoginError.RequestInvalid.Code, "This form is taken from the dev phone's own page.");
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

    // Every browser says where a form comes from. Another port of this machine is another origin: who knows what runs there.
    private static bool IsOfThisPage(HttpRequest request)
        => string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task<FailureForm> ReadAsync(HttpContext context)
        => await Form.ReadAsync(context) is { } form ? FailureForm.Read(form) : new FailureForm().With("That was no form, or one too long.");

    private Task WriteAsync(HttpContext context, PhoneNumber? chosen, FailureForm form)
    {
        var page = new PageHtml(
            options.Value.AppName,
            chosen,
            [.. store.Messages(null).Reverse().Select(message => new ShownMessage(message, judge.Judge(message, context.Request.Host), timeProvider.LocalTimeZone))],
            failures.All,
            form);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;

        // Not no-referrer: with that, browsers say of the page's own form that it comes from nowhere.
        headers["Referrer-Policy"] = "same-origin";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page.Write().ToHtml(), CancellationToken.None);
    }
}
