using System.Text.Json;
using JwtMongoSms.Login;
using JwtMongoSms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Acceptance;

/// <summary>How often one number can be guessed at, by whatever door.</summary>
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

        // Locked: a new code is promised like any other, and none is sent.
        var sent = (await app.Rest.MessagesAsync(Phone)).Count;
        Assert.True((await app.GetAsync(Documents.SendAuthCode, new { phoneNumber = Phone })).GetBoolean());
        Assert.Equal("CODE_EXPIRED", await GuessByNumberAsync(app, "123456"));
        Assert.Equal(sent, (await app.Rest.MessagesAsync(Phone)).Count);

        await app.Rest.Services.GetRequiredService<LoginService>().UnlockAsync(Given.PhoneNumber(), TestContext.Current.CancellationToken);
        app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SignInByNumberAsync();
    }

    // Eight challenges a day are 40 guesses; 20 of them are looked at.
    private static async Task<int> GuessAllDayAsync(SignInApp app, bool isLastDay)
    {
        var lookedAt = 0;
        for (var round = 1; round <= 4; round++)
        {
            // On the last day the number is locked in the middle of it, and nothing more is sent.
            var isSent = !(isLastDay && lookedAt == 20);
            var (byId, idCode) = isSent ? await app.StartSignInAsync() : ((await app.GetAsync(Documents.StartSignIn, new { phoneNumber = Phone })).GetProperty("challengeId").GetString()!, "000000");
            app.Rest.Time.Advance(TimeSpan.FromMinutes(1));
            var numberCode = isSent ? await app.SendByNumberAsync() : "000000";
            for (var guess = 0; guess < 5; guess++)
            {
                lookedAt += await GuessByIdAsync(app, byId, WrongFor(idCode), byRest: guess % 2 == 0) == "CODE_INCORRECT" ? 1 : 0;
                lookedAt += await GuessByNumberAsync(app, WrongFor(numberCode)) == "CODE_INCORRECT" ? 1 : 0;
            }

            app.Rest.Time.Advance(TimeSpan.FromMinutes(10));
        }

        return lookedAt;
    }

    private static async Task<string> GuessByIdAsync(SignInApp app, string challengeId, string code, bool byRest)
    {
        if (!byRest)
            return CodeOf(await app.FailAsync(Documents.VerifySignIn, new { challengeId, code }));

        using var answer = await app.Rest.PostAsync("/auth/token", new { challengeId, code });
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString()!.ToUpperInvariant();
    }

    private static async Task<string> GuessByNumberAsync(SignInApp app, string authCode)
        => CodeOf(await app.FailAsync(Documents.VerifyAuthCode, new { phoneNumber = Phone, authCode }));

    private static string CodeOf(JsonElement extensions) => extensions.GetProperty("code").GetString()!;

    private static string WrongFor(string code) => code == "000000" ? "000001" : "000000";
}
