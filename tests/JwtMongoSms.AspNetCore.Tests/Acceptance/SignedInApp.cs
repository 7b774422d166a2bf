using JwtMongoSms.Testing;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>An application in which somebody is signed in, for all tests of a class.</summary>
public sealed class SignedInApp : IAsyncLifetime
{
    private TestApp? app;
    private string? token;

    internal TestApp App => app ?? throw new InvalidOperationException("It has not started.");

    /// <summary>A good access token.</summary>
    internal string Token => token ?? throw new InvalidOperationException("It has not started.");

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        token = (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
