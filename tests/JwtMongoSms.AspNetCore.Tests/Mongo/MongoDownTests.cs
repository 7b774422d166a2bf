namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>
/// MongoDB is down, or doesn't answer: nobody is let in, nobody is told to sign in again, and all is well when it is back.
/// </summary>
public sealed class MongoDownTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Fact]
    public async Task The_application_starts_while_MongoDB_is_down_and_works_once_it_is_up()
    {
        await using var mongo = await MongoApp.StartAsync(before: server => server.StopAsync());
        Assert.Equal(Verdict.Unavailable, await mongo.App.PostAsync("/auth/code", new { phoneNumber = Phone }).VerdictAsync());
        Assert.Equal(503, await mongo.App.GetAsync("/health").StatusAsync());

        mongo.Server.Restart();
        await UntilAsync(async () => (await mongo.App.GetAsync("/health")).IsSuccessStatusCode);
        var challengeId = await mongo.App.AskAsync(Phone);
        Assert.Equal(Verdict.SignedIn, await mongo.App.GuessAsync(challengeId, await mongo.Handset.CodeOfAsync(challengeId)));
    }

    [Fact]
    public async Task Every_route_is_a_503_and_never_a_401_while_MongoDB_is_down_and_the_token_is_good_afterwards()
    {
        await using var mongo = await MongoApp.StartAsync(new() { ["Sessions:RevocationDelay"] = "0" });
        var app = mongo.App;
        var challengeId = await app.AskAsync(Phone);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        var json = await app.PostAsync("/auth/token", new { challengeId, code }).JsonAsync();
        var (access, refreshToken) = (json.Text("accessToken"), json.Text("refreshToken"));

        await mongo.Server.StopAsync();
        var answers = await Task.WhenAll(
            app.PostAsync("/auth/code", new { phoneNumber = Phone }),
            app.PostAsync("/auth/code", new { challengeId }),
            app.PostAsync("/auth/token", new { challengeId, code }),
            app.PostAsync("/auth/code/status", new { challengeId }),
            app.GetAsync("/auth/me", access),
            app.GetAsync("/guarded", access),
            app.PostAsync("/auth/sign-out", new { refreshToken }),
            app.PostAsync("/auth/token/refresh", new { refreshToken }),
            app.GetAsync("/auth/sessions", access),
            app.SendAsync(HttpMethod.Delete, "/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", access),
            app.SendAsync(HttpMethod.Post, "/auth/sign-out-everywhere", access));
        foreach (var answer in answers)
        {
            using (answer)
                Assert.Equal("store_unavailable", (await answer.JsonAsync(503)).Text("code"));
        }

        mongo.Server.Restart();
        await UntilAsync(async () => (await app.GetAsync("/auth/me", access)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_MongoDB_that_answers_after_the_deadline_is_a_503()
    {
        await using var mongo = await MongoApp.StartAsync();
        var hold = mongo.Server.Faults.On("insert", "signInChallenges").HoldAfter();
        var asking = mongo.App.PostAsync("/auth/code", new { phoneNumber = Phone });
        await hold.ReachedAsync(TestContext.Current.CancellationToken);

        mongo.App.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Verdict.Unavailable, await asking.VerdictAsync());
        hold.Release();
        Assert.Equal(0, mongo.Handset.Received);
    }

    // The driver looks for a server that went away every half second.
    private static async Task UntilAsync(Func<Task<bool>> isSoAsync)
    {
        while (!await isSoAsync())
            await Task.Yield();
    }
}
