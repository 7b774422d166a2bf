using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>The two steps of signing in, for tests that take them thousands of times.</summary>
internal static class SignInExtensions
{
    /// <summary>Asks for a code; its challenge's id.</summary>
    public static async Task<string> AskAsync(this TestApp app, string phoneNumber) => await app.ChallengeAsync(new { phoneNumber });

    /// <summary>Asks for the same code again.</summary>
    public static async Task ResendAsync(this TestApp app, string challengeId)
        => Assert.Equal(challengeId, await app.ChallengeAsync(new { challengeId }));

    public static async Task<Verdict> GuessAsync(this TestApp app, string challengeId, string code)
    {
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code });
        if (answer.IsSuccessStatusCode)
            return new Verdict((int)answer.StatusCode);

        var text = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var problem = JsonDocument.Parse(text);
        var left = problem.RootElement.TryGetProperty("attemptsLeft", out var number) ? number.GetInt32() : (int?)null;
        return new Verdict((int)answer.StatusCode, problem.RootElement.GetProperty("code").GetString(), left);
    }

    /// <summary>A code that is not this one, and another for each step up to 10^6 - 1.</summary>
    public static string PlusSteps(this string code, int steps)
    {
        var number = (long.Parse(code, CultureInfo.InvariantCulture) + steps) % (long)Math.Pow(10, code.Length);
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(code.Length, '0');
    }

    private static async Task<string> ChallengeAsync(this TestApp app, object body)
    {
        using var answer = await app.PostAsync("/auth/code", body);
        return (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString()!;
    }
}
