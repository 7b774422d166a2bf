using System.Net;
using System.Text;

namespace TestSupport;

/// <summary>Answers each request as planned, in order; a request that nobody planned fails the test.</summary>
public sealed class PlannedHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> plan = new();
    private readonly List<TwilioPost> posts = [];

    /// <summary>What was sent: not what failed before sending.</summary>
    public IReadOnlyList<TwilioPost> Posts => posts;

    /// <summary>How many requests were begun, whatever became of them.</summary>
    public int Requests { get; private set; }

    /// <summary>How many planned answers nobody asked for.</summary>
    public int Left => plan.Count;

    public PlannedHandler ThenRespond(int status, string body, string contentType = "application/json", string? retryAfter = null)
        => Then((_, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, contentType),
            };
            if (retryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return Task.FromResult(response);
        });

    public PlannedHandler ThenRespond(HttpContent content, int status)
        => Then((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content }));

    /// <summary>Takes the message, and never answers.</summary>
    public PlannedHandler ThenStaySilent() => Then(async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Unreachable.");
    });

    /// <summary>Takes the message, and fails.</summary>
    public PlannedHandler ThenBreak(Exception exception) => Then((_, _) => throw exception);

    /// <summary>Fails before anything is sent.</summary>
    public PlannedHandler ThenFailToConnect(Exception exception)
    {
        plan.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return plan.TryDequeue(out var step)
            ? step(request, cancellationToken)
            : throw new InvalidOperationException($"The test planned no request {Requests}, to {request.RequestUri}.");
    }

    private PlannedHandler Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        plan.Enqueue(async (request, cancellationToken) =>
        {
            var form = TwilioPost.ReadForm(await request.Content!.ReadAsStringAsync(cancellationToken));
            posts.Add(new TwilioPost(request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString(), form));
            return await answer(request, cancellationToken);
        });
        return this;
    }
}
