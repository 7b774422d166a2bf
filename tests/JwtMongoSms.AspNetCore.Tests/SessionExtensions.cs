namespace JwtMongoSms.AspNetCore.Tests;

internal static class SessionExtensions
{
    /// <summary>Starts a session past the routes.</summary>
    public static async Task<(string AccessToken, StartedSession Session)> StartSessionAsync(this TestApp app, int phoneNumber = 123456)
    {
        // A request has a scope of its own, and a scope's verbs share one deadline.
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var user = await services.GetRequiredService<IPhoneUserStore>().GetOrAddAsync(
            Given.PhoneNumber(phoneNumber), SignUp.Open, app.Time.GetUtcNow(), TestContext.Current.CancellationToken);
        var session = await services.GetRequiredService<ISessionService>().StartAsync(
            user!.User.Id, cancellationToken: TestContext.Current.CancellationToken);
        return (services.GetRequiredService<Authentication.AccessTokenIssuer>().Issue(session.Session, []).Value, session);
    }
}
