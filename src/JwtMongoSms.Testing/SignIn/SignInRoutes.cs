using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Testing.SignIn;

/// <summary>Calls the routes of an application, wherever it has mapped them.</summary>
internal sealed class SignInRoutes(HttpClient client, IServiceProvider services)
{
    private const string DevPhone = "JwtMongoSms.DevPhone.Page";

    private readonly TestSender? sender = services.GetService<TestSender>();

    /// <summary>Finds the newest message on the dev phone, to tell the next one from it.</summary>
    /// <returns>Its id; <see langword="null"/> when there is none, or a <see cref="TestSender"/> keeps the codes.</returns>
    public async Task<string?> FindNewestMessageAsync(string phoneNumber, CancellationToken cancellationToken)
    {
        if (sender is not null || Find(DevPhone) is null)
            return null;

        var messages = await GetDevPhoneAsync($"messages?to={Uri.EscapeDataString(phoneNumber)}", cancellationToken);
        return messages.EnumerateArray().Select(message => message.GetProperty("messageId").GetString()).FirstOrDefault();
    }

    /// <returns>The challenge's id.</returns>
    public async Task<string> SendCodeAsync(string phoneNumber, CancellationToken cancellationToken)
        => (await PostAsync("JwtMongoSms.SendCode", new { phoneNumber }, cancellationToken)).GetProperty("challengeId").GetString()!;

    /// <summary>Reads the code of a challenge, or the newest one to a phone number.</summary>
    public async Task<string> ReadCodeAsync(string phoneNumber, string? challengeId, string? after, CancellationToken cancellationToken)
    {
        if (sender is not null)
            return ChallengeId.TryParse(challengeId, out var challenge)
                ? await sender.GetCodeOfChallengeAsync(challenge, cancellationToken)
                : await sender.GetCodeAsync(phoneNumber, cancellationToken);

        var newer = after is null ? "" : $"&after={after}";
        var wait = TestSender.MaxWait.TotalSeconds;
        var message = await GetDevPhoneAsync($"code?to={Uri.EscapeDataString(phoneNumber)}&wait={wait}{newer}", cancellationToken);
        return message.GetProperty("code").GetString()!;
    }

    /// <returns>The access token.</returns>
    public async Task<string> VerifyCodeAsync(string challengeId, string code, CancellationToken cancellationToken)
    {
        var tokens = await PostAsync("JwtMongoSms.VerifyCode", new { challengeId, code }, cancellationToken);
        return tokens.TryGetProperty("accessToken", out var token)
            ? token.GetString()!
            : throw new InvalidOperationException(
                "The response has no access token, for Tokens:Transport is Cookie; a client that keeps cookies is signed in nevertheless.");
    }

    private async Task<JsonElement> PostAsync(string name, object body, CancellationToken cancellationToken)
    {
        var path = Find(name)
            ?? throw new InvalidOperationException(
                "The routes of sign-in are not mapped, or the application has not started; call MapJwtMongoSms().");
        using var response = await client.PostAsJsonAsync(path, body, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    private async Task<JsonElement> GetDevPhoneAsync(string query, CancellationToken cancellationToken)
    {
        var path = Find(DevPhone)
            ?? throw new InvalidOperationException(
                "No code can be read; call services.AddTestSender(), or start the application in Development with the dev phone.");
        using var response = await client.GetAsync($"{path}/api/{query}", cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    private string? Find(string name) => services.GetRequiredService<LinkGenerator>().GetPathByName(name);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (request, text) = (response.RequestMessage!, await response.Content.ReadAsStringAsync(cancellationToken));
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"{request.Method} {request.RequestUri!.AbsolutePath} answered {(int)response.StatusCode}: {text}",
                inner: null,
                response.StatusCode);

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
