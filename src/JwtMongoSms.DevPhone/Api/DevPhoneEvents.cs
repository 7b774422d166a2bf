using JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>
/// Messages as Server-Sent Events, https://html.spec.whatwg.org/multipage/server-sent-events.html: all that is kept, or what came after a known one,
/// and then each as it comes. The framework's own result for events knows no comments, and without a heartbeat a dead connection looks like a quiet phone.
/// </summary>
internal sealed class DevPhoneEvents(DevPhoneStore store, MessageJudge judge, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task StreamAsync(HttpContext context)
    {
        if (!DevPhoneQuery.TryRead(context.Request, out var query, out var mistake))
        {
            await DevPhoneJson.WriteProblemAsync(context, StatusCodes.Status400BadRequest, LoginError.RequestInvalid.Code, mistake);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.ContentEncoding = "identity";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // An open stream would hold up Ctrl+C.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await SendAllAsync(context, query, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // In the middle of an event, which the client then throws away and asks for again.
        }
    }

    private async Task SendAllAsync(HttpContext context, DevPhoneQuery query, CancellationToken cancellationToken)
    {
        // A browser that connects again keeps the address, query and all, and says in the header how far it has come.
        var last = context.Request.Headers["Last-Event-ID"] is { Count: 1 } header ? header.ToString() : query.After;
        await WriteAsync(context, "retry: 1000\n\n", cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var (messages, arrival) = store.After(last);
            foreach (var message in messages)
            {
                last = message.Id;
                if (query.To is null || message.To.Equals(query.To))
                    await WriteAsync(context, Event(message, context.Request.Host), cancellationToken);
            }

            if (!await store.TryWaitAsync(arrival, Heartbeat, cancellationToken) && !cancellationToken.IsCancellationRequested)
                await WriteAsync(context, ":\n\n", cancellationToken);
        }
    }

    private string Event(DevPhoneMessage message, HostString host)
        => $"id: {message.Id}\ndata: {DevPhoneJson.Text(DevPhoneMessageJson.Of(message, judge.Judge(message, host)))}\n\n";

    private static Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken) => context.Response.WriteAsync(text, cancellationToken);
}
