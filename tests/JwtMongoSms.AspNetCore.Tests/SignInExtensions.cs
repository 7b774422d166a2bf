using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The steps of signing in.</summary>
internal static class SignInExtensions
{
    /// <summary>Asks for a code; gets the challenge's id.</summary>
    public static Task<string> AskAsync(this TestApp app, string phoneNumber) => app.ChallengeAsync(new { phoneNumber });

    /// <summary>Asks for the same code again.</summary>
    public static async Task ResendAsync(this TestApp app, string challengeId)
        => Assert.Equal(challengeId, await app.ChallengeAsync(new { challengeId }));

    /// <summary>Asks for a code that may be refused.</summary>
    public static Task<Verdict> TryAskAsync(this TestApp app, string phoneNumber)
        => app.PostAsync("/auth/code", new { phoneNumber }).VerdictAsync();

    /// <summary>Asks for the same code again, which may be refused.</summary>
    public static Task<Verdict> TryResendAsync(this TestApp app, string challengeId)
        => app.PostAsync("/auth/code", new { challengeId }).VerdictAsync();

    public static Task<Verdict> GuessAsync(this TestApp app, string challengeId, string code)
        => app.PostAsync("/auth/token", new { challengeId, code }).VerdictAsync();

    public static Task<JsonElement> VerifyAsync(this TestApp app, string challengeId, string code)
        => app.PostAsync("/auth/token", new { challengeId, code }).JsonAsync();

    public static Task<JsonElement> StatusAsync(this TestApp app, string challengeId)
        => app.PostAsync("/auth/code/status", new { challengeId }).JsonAsync();

    /// <summary>Reads the header (0) or the payload (1) of an access token.</summary>
    public static JsonElement TokenPart(this string accessToken, int index)
        => JsonDocument.Parse(Base64Url.DecodeFromChars(accessToken.Split('.')[index])).RootElement;

    /// <summary>Gets another code, a different one for each step up to 10^6 - 1.</summary>
    public static string PlusSteps(this string code, int steps)
    {
        var number = (long.Parse(code, CultureInfo.InvariantCulture) + steps) % (long)Math.Pow(10, code.Length);
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(code.Length, '0');
    }

    private static async Task<string> ChallengeAsync(this TestApp app, object body)
        => (await app.PostAsync("/auth/code", body).JsonAsync(202)).Text("challengeId");
}
