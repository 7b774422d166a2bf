using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.Events;

/// <summary>Reads an application's events as the application itself would, one after the other.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly IAsyncEnumerator<SignInEvent> events;

    public EventReader(TestApp app)
        => events = app.Services.GetRequiredService<SignInEvents>().ReadAllAsync(ended.Token).GetAsyncEnumerator(ended.Token);

    /// <summary>Everything that was read.</summary>
    public List<SignInEvent> Seen { get; } = [];

    public async Task<SignInEvent> NextAsync()
    {
        Assert.True(await events.MoveNextAsync());
        Seen.Add(events.Current);
        return events.Current;
    }

    /// <summary>The next event, which is of this kind.</summary>
    public async Task<SignInEvent> NextAsync(SignInEventKind kind, string? reason = null)
    {
        var next = await NextAsync();
        Assert.Equal((kind, reason), (next.Kind, next.Reason));
        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        ended.Dispose();
    }
}
