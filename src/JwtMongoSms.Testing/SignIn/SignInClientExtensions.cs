using System.Net.Http.Headers;
using JwtMongoSms.Testing.SignIn;

namespace JwtMongoSms;

/// <summary>Signs the clients of tests in, by the application's own routes.</summary>
public static class SignInClientExtensions
{
    /// <summary>Signs a user in: a code is sent, read and submitted. The client sends the access token from then on.</summary>
    /// <param name="client">A client of the application, such as that of a <c>WebApplicationFactory</c>.</param>
    /// <param name="services">The services of the application, which has started.</param>
    /// <param name="phoneNumber">The phone number as a person types it, with <c>+</c> and the country's code.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <returns>The same client.</returns>
    /// <exception cref="HttpRequestException">A route answered with an error, which the message quotes.</exception>
    /// <exception cref="InvalidOperationException">No routes are mapped, no code can be read, or tokens are in cookies alone.</exception>
    public static async Task<HttpClient> SignInAsync(
        this HttpClient client, IServiceProvider services, string phoneNumber, CancellationToken cancellationToken = default)
    {
        var routes = new SignInRoutes(client, services);
        var known = await routes.FindNewestMessageAsync(phoneNumber, cancellationToken);
        var challengeId = await routes.SendCodeAsync(phoneNumber, cancellationToken);
        var code = await routes.ReadCodeAsync(phoneNumber, challengeId, known, cancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await routes.VerifyCodeAsync(challengeId, code, cancellationToken));
        return client;
    }

    /// <summary>
    /// Gets the newest code that was sent to a phone number, from <see cref="TestSender"/> or else the dev phone. It waits for the first.
    /// </summary>
    /// <param name="client">A client of the application, such as that of a <c>WebApplicationFactory</c>.</param>
    /// <param name="services">The services of the application, which has started.</param>
    /// <param name="phoneNumber">The phone number as a person types it, with <c>+</c> and the country's code.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The application has neither.</exception>
    public static Task<string> ReadCodeAsync(
        this HttpClient client, IServiceProvider services, string phoneNumber, CancellationToken cancellationToken = default)
        => new SignInRoutes(client, services).ReadCodeAsync(phoneNumber, challengeId: null, after: null, cancellationToken);
}
