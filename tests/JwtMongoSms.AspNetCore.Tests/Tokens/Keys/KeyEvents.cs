using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>Hears of keys that change, from its making on.</summary>
internal sealed class KeyEvents(TestApp app) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SignInEvent> events
        = app.Services.GetRequiredService<SignInEvents>().ReadAllAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

    public async Task<SignInEvent> NextAsync()
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.Kind == SignInEventKind.KeyRotated)
                return events.Current;
        }

        throw new InvalidOperationException("The stream of events has ended.");
    }

    public ValueTask DisposeAsync() => events.DisposeAsync();
}
