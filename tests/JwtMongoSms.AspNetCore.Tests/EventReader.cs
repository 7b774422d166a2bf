namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Reads an application's events as the application itself would, one after the other.</summary>
internal sealed class EventReader(TestApp app) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SignInEvent> events = app.Services.GetRequiredService<SignInEvents>()
        .ReadAllAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    /// <summary>Gets everything that was read.</summary>
    public List<SignInEvent> Seen { get; } = [];

    /// <summary>Reads the next event, which must be of this kind.</summary>
    public async Task<SignInEvent> NextAsync(SignInEventKind kind, string? reason = null)
    {
        var next = await NextAsync();
        Assert.Equal((kind, reason), (next.Kind, next.Reason));
        return next;
    }

    /// <summary>Reads up to the next event of a kind.</summary>
    public async Task<SignInEvent> UntilAsync(SignInEventKind kind)
    {
        while (true)
        {
            if (await NextAsync() is { } next && next.Kind == kind)
                return next;
        }
    }

    public ValueTask DisposeAsync() => events.DisposeAsync();

    private async Task<SignInEvent> NextAsync()
    {
        Assert.True(await events.MoveNextAsync());
        Seen.Add(events.Current);
        return events.Current;
    }
}
