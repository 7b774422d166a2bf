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
            Assert.Equal(20, await GuessAllDayAsync(app, isLastDay: day == 5));
            app.Rest.Time.Advance(TimeSpan.FromDays(1));
        }

        // Locked: the response is the usual one, and nothing is sent.
        var sent = (await app.Rest.MessagesAsync(Phone)).Count;
        Assert.True((await app.GetAsync(Documents.SendAuthCode, new { phoneNumber = Phone })).GetBoolean());
        Assert.Equal("CODE_EXPIRED", await GuessByNumberAsync(app, "123456"));
        Assert.Equal(sent, (await app.Rest.MessagesAsync(Phone)).Count);

        await app.Rest.Services.GetRequiredService<ISignInService>()
            .UnlockAsync(Given.PhoneNumber(), TestContext.Current.CancellationToken);
        app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SignInByNumberAsync();
    }

    // Eight challenges a day allow 40 guesses; 20 of them are evaluated.
    private static async Task<int> GuessAllDayAsync(SignInApp app, bool isLastDay)
    {
        var evaluated = 0;
        for (var round = 1; round <= 4; round++)
        {
            // On the last day the number locks halfway, and nothing more is sent.
            var isSent = !(isLastDay && evaluated == 20);
            var (byId, idCode) = isSent ? await app.StartSignInAsync() : (await StartSuppressedAsync(app), "000000");
            app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
            var numberCode = isSent ? await app.SendByNumberAsync() : "000000";
            for (var guess = 0; guess < 5; guess++)
            {
                evaluated += await GuessByIdAsync(app, byId, WrongFor(idCode), byRest: guess % 2 == 0) == "CODE_INCORRECT" ? 1 : 0;
                evaluated += await GuessByNumberAsync(app, WrongFor(numberCode)) == "CODE_INCORRECT" ? 1 : 0;
            }

            app.Rest.Time.Advance(TimeSpan.FromMinutes(10));
        }

        return evaluated;
    }

    private static async Task<string> StartSuppressedAsync(SignInApp app)
        => (await app.GetAsync(Documents.StartSignIn, new { phoneNumber = Phone })).GetProperty("challengeId").GetString()!;

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
