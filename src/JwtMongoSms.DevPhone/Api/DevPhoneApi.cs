using JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone's own routes: for tests, and for whoever has only curl.</summary>
internal sealed class DevPhoneApi(DevPhoneStore store, MessageJudge judge, IHostApplicationLifetime lifetime)
{
    public async Task CodeAsync(HttpContext context)
    {
        if (!DevPhoneQuery.TryRead(context.Request, out var query, out var mistake))
        {
            await WriteMistakeAsync(context, mistake);
            return;
        }

        if (query.To is null)
        {
            await WriteMistakeAsync(context, "to is missing: the number whose code is asked for.");
            return;
        }

        // Without ApplicationStopping a waiting test would hold up Ctrl+C.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var message = await store.WaitForCodeAsync(query.To, query.After, query.Wait, ending.Token);
        await (message is null
            ? DevPhoneJson.WriteProblemAsync(context, StatusCodes.Status404NotFound, "no_message", "No message with a code has come to that number.")
            : DevPhoneJson.WriteAsync(context, new { code = message.Code, messageId = message.Id, at = message.At.UtcDateTime }));
    }

    public Task MessagesAsync(HttpContext context) => DevPhoneQuery.TryRead(context.Request, out var query, out var mistake)
        ? DevPhoneJson.WriteAsync(context, store.Messages(query.To).Select(message => DevPhoneMessageJson.Of(message, judge.Judge(message, context.Request.Host))))
        : WriteMistakeAsync(context, mistake);

    private static Task WriteMistakeAsync(HttpContext context, string mistake)
        => DevPhoneJson.WriteProblemAsync(context, StatusCodes.Status400BadRequest, LoginError.RequestInvalid.Code, mistake);
}
