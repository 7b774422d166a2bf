using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.GraphQL.Tests.Acceptance;

/// <summary>The guess budget of a phone number, over REST and GraphQL together.</summary>
public sealed class GuessBudgetTests
{
    private const string Phone = SignInApp.Phone;

    [Fact]
    public async Task Guesses_count_together_whether_they_come_by_REST_or_by_GraphQL_with_an_id_or_without()
    {
        // Acceptance 4
        await using var app = await SignInApp.StartAsync();
        for (var day = 1; day <= 5; day++)
        {
            Assert.Equal(20, await GuessAllDayAsync(app));
            await MustRefuseAsync(app, day < 5 ? "TOO_MANY_ATTEMPTS" : "NUMBER_LOCKED");
            app.Rest.Time.Advance(TimeSpan.FromDays(1));
        }

        await MustRefuseAsync(app, "NUMBER_LOCKED");
        await app.Rest.Services.GetRequiredService<ISignInService>()
            .UnlockAsync(Given.PhoneNumber(), TestContext.Current.CancellationToken);
        await app.SignInByNumberAsync();
    }

    // A code that couldn't be used is not sent, by whatever field it is asked for, and its day's end is told.
    private static async Task MustRefuseAsync(SignInApp app, string code)
    {
        var sent = (await app.Rest.MessagesAsync(Phone)).Count;
        foreach (var document in new[] { Documents.SendAuthCode, Documents.StartSignIn })
        {
            var extensions = await app.FailAsync(document, new { phoneNumber = Phone });
            Assert.Equal(code, CodeOf(extensions));
            Assert.Equal(code == "TOO_MANY_ATTEMPTS", extensions.TryGetProperty("retryAfterSeconds", out _));
        }

        Assert.Equal(sent, (await app.Rest.MessagesAsync(Phone)).Count);
    }

    // Two challenges have ten attempts; four of them spend the day.
    private static async Task<int> GuessAllDayAsync(SignInApp app)
    {
        var evaluated = 0;
        for (var round = 1; round <= 2; round++)
        {
            var (byId, idCode) = await app.StartSignInAsync();
            app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
            var numberCode = await app.SendByNumberAsync();
            for (var guess = 0; guess < 6; guess++)
            {
                evaluated += await GuessByIdAsync(app, byId, WrongFor(idCode), byRest: guess % 2 == 0) == "CODE_INCORRECT" ? 1 : 0;
                evaluated += await GuessByNumberAsync(app, WrongFor(numberCode)) == "CODE_INCORRECT" ? 1 : 0;
            }

            app.Rest.Time.Advance(TimeSpan.FromMinutes(10));
        }

        return evaluated;
    }

    private static async Task<string> GuessByIdAsync(SignInApp app, string challengeId, string code, bool byRest)
    {
        if (!byRest)
            return CodeOf(await app.FailAsync(Documents.VerifySignIn, new { challengeId, code }));

        using var response = await app.Rest.PostAsync("/auth/token", new { challengeId, code });
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return CodeOf(problem).ToUpperInvariant();
    }

    private static async Task<string> GuessByNumberAsync(SignInApp app, string authCode)
        => CodeOf(await app.FailAsync(Documents.VerifyAuthCode, new { phoneNumber = Phone, authCode }));

    private static string CodeOf(JsonElement extensions) => extensions.GetProperty("code").GetString()!;

    private static string WrongFor(string code) => code == "000000" ? "000001" : "000000";
}
