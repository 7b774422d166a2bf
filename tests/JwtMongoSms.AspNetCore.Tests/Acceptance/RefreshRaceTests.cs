namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Many requests with one refresh token, from tabs that wake up together, and from a thief.</summary>
public sealed class RefreshRaceTests
{
    private const int AtOnce = 100;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Of_100_refreshes_at_once_with_one_token_all_are_answered_and_all_with_one_successor(StoreKind store)
    {
        // Acceptance 14
        await using var place = StorePlace.Open(store);
        await using var app = await StartAsync(place);
        var token = await NewSessionAsync(app, index: 0);
        for (var round = 0; round < 50; round++)
        {
            var presented = token;
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RefreshAsync(app, presented)));
            token = Assert.Single(answers.Distinct())!;
            Assert.NotNull(token);
            Assert.NotEqual(presented, token);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task A_grandparent_ends_its_session_100_times_of_100_and_after_that_no_raced_refresh_works(StoreKind store)
    {
        // Acceptance 14
        await using var place = StorePlace.Open(store);
        await using var app = await StartAsync(place);
        for (var session = 0; session < 100; session++)
        {
            var grandparent = await NewSessionAsync(app, session);
            var parent = (await RefreshAsync(app, grandparent))!;
            var newest = (await RefreshAsync(app, parent))!;
            Assert.Null(await RefreshAsync(app, grandparent));
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => RefreshAsync(app, index % 2 == 0 ? newest : parent)));
            Assert.All(answers, Assert.Null);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Junk_with_the_name_of_a_session_ends_nothing(StoreKind store)
    {
        // Acceptance 14
        await using var place = StorePlace.Open(store);
        await using var app = await StartAsync(place);
        var token = await NewSessionAsync(app, index: 0);
        var parts = token.Split('.');
        for (var junk = 0; junk < 200; junk++)
            Assert.Null(await RefreshAsync(
                app, $"{parts[0]}.{junk % 3}.{(junk % 2 == 0 ? new string('A', parts[2].Length) : parts[2][1..] + parts[2][0])}"));

        Assert.NotNull(await RefreshAsync(app, token));
    }

    private static Task<TestApp> StartAsync(StorePlace place)
        => new Handset().StartAppAsync(new(place.Settings) { ["Tokens:Transport"] = "Header" });

    private static async Task<string> NewSessionAsync(TestApp app, int index)
        => (await app.StartSessionAsync(index)).Session.RefreshToken.Value;

    /// <returns>The successor; <see langword="null"/> when the token was refused.</returns>
    private static async Task<string?> RefreshAsync(TestApp app, string refreshToken)
    {
        using var response = await app.PostAsync("/auth/token/refresh", new { refreshToken });
        if (response.IsSuccessStatusCode)
            return (await response.JsonAsync(200)).Text("refreshToken");

        Assert.Equal("refresh_invalid", (await response.JsonAsync(401)).Text("code"));
        return null;
    }
}
