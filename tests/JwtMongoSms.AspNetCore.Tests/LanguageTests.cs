namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Which language a message arrives in.</summary>
public sealed class LanguageTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("en-GB,en;q=0.9", "is your Tests code.")]
    [InlineData("fr", "est votre code Tests.")]
    [InlineData("es-419, en;q=0.5", "es tu clave de un solo uso para Tests.")]
    [InlineData("ar", "هو رمزك في Tests.")]
    [InlineData("de", "is your Tests code.")]
    [InlineData(null, "is your Tests code.")]
    public async Task A_message_is_in_the_language_that_the_browser_asks_for(string? accepted, string sentence)
    {
        await using var app = await TestApp.StartAsync();
        await AskAsync(app, accepted, new { phoneNumber = Phone });

        var text = Assert.Single(await TextsAsync(app, 1));
        Assert.Equal($"{sentence}\n\n@localhost", text["123456 ".Length..text.LastIndexOf(" #", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task An_application_that_speaks_French_writes_French_to_whoever_asks_for_nothing_else()
    {
        await using var app = await TestApp.StartAsync(new() { ["Language"] = "fr" });
        await AskAsync(app, "de", new { phoneNumber = Phone });

        Assert.Contains("est votre code", Assert.Single(await TextsAsync(app, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resend_from_a_browser_in_another_language_keeps_the_first()
    {
        await using var app = await TestApp.StartAsync();
        var challengeId = await AskAsync(app, "fr", new { phoneNumber = Phone });
        await TextsAsync(app, 1);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        await AskAsync(app, "es", new { challengeId });

        Assert.All(await TextsAsync(app, 2), text => Assert.Contains("est votre code", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_is_sent_nothing_leaves_the_same_language_in_the_store()
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:AllowSignUp"] = "false" });
        await AskAsync(app, "fr-BE", new { phoneNumber = Phone });

        Assert.Equal("fr 1", StoreRows.Ask(app, "SELECT language || ' ' || (suppressed_at IS NOT NULL) FROM challenges"));
    }

    [Fact]
    public async Task A_code_that_was_asked_for_without_a_language_works_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        string challengeId, code;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
        {
            (challengeId, code) = await before.SendCodeAsync(Phone);
            await before.StopAsync();
            StoreRows.Execute(before, "UPDATE challenges SET language = NULL");
        }

        await using var after = await TestApp.StartAsync(folder: folder);
        after.Time.Advance(TimeSpan.FromSeconds(30));
        await AskAsync(after, "fr", new { challengeId });
        Assert.Contains("is your Tests code", Assert.Single(await TextsAsync(after, 1)), StringComparison.Ordinal);

        Assert.Equal(Verdict.SignedIn, await after.GuessAsync(challengeId, code));
    }

    private static async Task<string> AskAsync(TestApp app, string? accepted, object body)
    {
        (string, string)[] headers = accepted is null ? [] : [("Accept-Language", accepted)];
        return (await app.SendAsync(HttpMethod.Post, "/auth/code", accessToken: null, body, headers).JsonAsync(202)).Text("challengeId");
    }

    private static async Task<List<string>> TextsAsync(TestApp app, int atLeast)
    {
        await app.CodesAsync(Phone, atLeast);
        return [.. (await app.MessagesAsync(Phone)).Select(message => message.Text("body"))];
    }
}
