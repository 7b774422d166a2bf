using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>Codes and messages as JSON, for tests and for curl.</summary>
internal sealed class MessagesApi(MessageStore store, MessageJudge judge, IHostApplicationLifetime lifetime)
{
    /// <summary>Writes the newest code to a number; it waits for one as long as the query says.</summary>
    public async Task CodeAsync(HttpContext context)
    {
        if (!DevPhoneQuery.TryRead(context.Request, out var query, out var mistake))
        {
            await DevPhoneJson.WriteMistakeAsync(context, mistake);
            return;
        }

        if (query.To is null)
        {
            await DevPhoneJson.WriteMistakeAsync(context, "to is missing: the phone number of the code.");
            return;
        }

        // Without ApplicationStopping a waiting test would hold up Ctrl+C.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var message = await store.WaitForCodeAsync(query.To, query.After, query.Wait, ending.Token);
        await (message is null
            ? DevPhoneJson.WriteProblemAsync(
                context, StatusCodes.Status404NotFound, "no_message", "No message with a code has come to that number.")
            : context.Response.WriteAsJsonAsync(new CodeJson(message), DevPhoneJson.Relaxed.CodeJson));
    }

    /// <summary>Writes the messages to a number, or to all, newest first.</summary>
    public Task ListAsync(HttpContext context)
    {
        if (!DevPhoneQuery.TryRead(context.Request, out var query, out var mistake))
            return DevPhoneJson.WriteMistakeAsync(context, mistake);

        var host = context.Request.Host;
        var messages = store.Messages(query.To).Select(message => new DevPhoneMessageJson(message, judge.Judge(message, host)));
        return context.Response.WriteAsJsonAsync([.. messages], DevPhoneJson.Relaxed.DevPhoneMessageJsonArray);
    }
}

/// <summary>The newest code to a number.</summary>
internal sealed class CodeJson(DevPhoneMessage message)
{
    public string? Code => message.Code;

    public string MessageId => message.Id;

    public DateTime At => message.At.UtcDateTime;
}
