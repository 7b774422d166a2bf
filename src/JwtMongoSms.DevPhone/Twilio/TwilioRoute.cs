using JwtMongoSms.AspNetCore.DevPhone.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;

/// <summary>Lets a post to Twilio's route end as somebody has chosen.</summary>
internal sealed class FailedPost(TimeProvider timeProvider, IHostApplicationLifetime lifetime)
{
    /// <summary>Waits for a delay to pass. A sender who has given up by then doesn't keep the message from coming: neither would it at Twilio.</summary>
    public async Task DelayAsync(PlannedFailure failure, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(failure.Seconds ?? 0), timeProvider, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The application stops: what waits is answered now, or its sender would hold up the stop.
        }
    }

    public Task AnswerAsync(HttpContext context, PlannedFailure failure)
    {
        switch (failure.Kind)
        {
            case FailureKind.Refusal:
                var problem = TwilioRefusal.Of(failure.Code ?? 0);
                return DevPhoneJson.WriteTwilioAsync(context, problem.Status, problem);
            case FailureKind.Rubbish:
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync("<!doctype html><title>Welcome to our wireless network</title>");
            case FailureKind.TimeOut:
                return SayNothingAsync(context);
            default:
                context.Abort();
                return Task.CompletedTask;
        }
    }

    private async Task SayNothingAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
