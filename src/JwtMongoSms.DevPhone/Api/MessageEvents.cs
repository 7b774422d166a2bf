using System.Text.Json;
using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>
/// Messages as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html): the kept ones, or those after a known
/// one, then each as it comes. The framework's result for events writes no heartbeat, which tells a quiet phone from a dead connection.
/// </summary>
internal sealed class MessageEvents(MessageStore store, MessageJudge judge, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task StreamAsync(HttpContext context)
    {
        if (!DevPhoneQuery.TryRead(context.Request, out var query, out var mistake))
        {
            await DevPhoneJson.WriteMistakeAsync(context, mistake);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.ContentEncoding = "identity";
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // An open stream would hold up Ctrl+C.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await SendAllAsync(context, query, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // In the middle of an event, which the client then discards and requests again.
        }
    }

    private async Task SendAllAsync(HttpContext context, DevPhoneQuery query, CancellationToken cancellationToken)
    {
        // A browser that reconnects keeps the address, query and all; the header names the last event that it has.
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
    {
        var json = new DevPhoneMessageJson(message, judge.Judge(message, host));
        return $"id: {message.Id}\ndata: {JsonSerializer.Serialize(json, DevPhoneJson.Relaxed.DevPhoneMessageJson)}\n\n";
    }

    private static Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken)
        => context.Response.WriteAsync(text, cancellationToken);
}
