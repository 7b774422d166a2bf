using System.Collections.Concurrent;
using System.Text;
using CsCheck;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>What becomes of requests that nobody should send.</summary>
public sealed class MalformedRequestTests
{
    private const int Requests = 10_000;
    private const string Letters = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private const string NoLetters = "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!";

    [Fact]
    public async Task Each_of_10000_malformed_requests_to_every_route_gets_a_problem_and_no_5xx_and_changes_nothing()
    {
        // Acceptance 16
        var handset = new Handset();
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Given.PhoneNumber(1).E164);
        var before = StoreRows.Count(app);
        var statuses = new ConcurrentDictionary<int, int>();

        await BadRequests.Any.Select(WithToken).SampleAsync(
            request => AssertProblemAsync(app, request, statuses), iter: Requests, threads: 4, print: request => request.ToString());

        Assert.Equal(before, StoreRows.Count(app));
        Assert.Equal([400, 401, 404, 405, 413, 415], statuses.Keys.Order());
        Assert.True(statuses.Values.Sum() >= Requests);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Level >= LogLevel.Error);

        // Neither the application nor whoever is signed in is the worse for it.
        Assert.Equal((200, Given.PhoneNumber(1).E164), await member.MeAsync());
        var challengeId = await app.AskAsync(Given.PhoneNumber().E164);
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, await handset.CodeOfAsync(challengeId)));
        await app.StopAsync();
        Assert.Equal(2, handset.Received);

        BadRequest WithToken(BadRequest request)
            => request.Authorization == BadRequests.Somebody ? request with { Authorization = "Bearer " + member.AccessToken } : request;
    }

    [Theory]
    [InlineData("/auth/code", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAB\"}", "code_expired")]
    [InlineData("/auth/token", "{\"challengeId\":\"!!!!!!!!!!!!!!!!!!!!!!\",\"code\":\"123456\"}", "code_expired")]
    [InlineData("/auth/token", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAA==\",\"code\":\"123456\"}", "code_expired")]
    [InlineData("/auth/sign-out", "{\"refreshToken\":\"!!!!!!!!!!!!!!!!!!!!!!.0." + Letters + "\"}", "refresh_invalid")]
    [InlineData("/auth/sign-out", "{\"refreshToken\":\"AAAAAAAAAAAAAAAAAAAAAA.0." + NoLetters + "\"}", "refresh_invalid")]
    public async Task An_id_or_a_token_of_the_right_length_in_the_wrong_letters_is_only_unknown(string path, string body, string code)
    {
        // Acceptance 16
        await using var app = await TestApp.StartAsync();
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        var status = code == "refresh_invalid" ? 401 : 400;
        Assert.Equal(new Verdict(status, code), await app.PostAsync(path, content).VerdictAsync());
    }

    [Theory]
    [InlineData(
        "POST /auth/token HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n")]
    [InlineData("POST /auth/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}")]
    [InlineData(
        "POST /auth/code HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x")]
    [InlineData(
        "POST /auth/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("POST /auth/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n{}")]
    [InlineData(
        "POST /auth/code HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("POST /auth/sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx")]
    [InlineData("POST /auth/code HTTP/1.0\r\nContent-Type: application/json\r\n\r\n{\"phoneNumber\":\"+447400123456\"}")]
    [InlineData("GET /auth/code/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /auth/code/\0 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /auth/code/%C0%AE HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /auth/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /auth/me HTTP/1.1\r\n\r\n")]
    [InlineData("DELETE /auth/sessions/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /auth/sign-out-everywhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx")]
    [InlineData("GET /auth/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \u00e9\r\n\r\n")]
    [InlineData("GET http://elsewhere/auth/me HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task A_request_that_breaks_HTTP_itself_gets_no_5xx_and_changes_nothing(string request)
    {
        // Acceptance 16
        var status = await SendInVainAsync(request, hangUp: false);
        Assert.InRange(status ?? 0, 400, 499);
    }

    [Theory]
    [InlineData(
        "POST /auth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}")]
    [InlineData(
        "POST /auth/token HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}")]
    [InlineData(
        "POST /auth/code HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nContent-Length: 200\r\n\r\n{\"phoneNumber\":\"+447400123456\"}")]
    [InlineData("POST /auth/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n{}")]
    [InlineData("\r\n\r\n\0\0\0")]
    [InlineData("GET /auth/me HTTP/1.1\r\nHost: loc")]
    public async Task A_request_whose_sender_hangs_up_in_the_middle_changes_nothing(string request)
    {
        // Acceptance 16
        if (await SendInVainAsync(request, hangUp: true) is { } status)
            Assert.InRange(status, 400, 499);
    }

    // Nothing is stored, nothing is sent and nothing fails.
    private static async Task<int?> SendInVainAsync(string request, bool hangUp)
    {
        var handset = new Handset();
        await using var app = await handset.StartAppAsync();
        var before = StoreRows.Count(app);

        var status = await RawRequest.SendAsync(app, request, hangUp);

        Assert.Equal(before, StoreRows.Count(app));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Level >= LogLevel.Error);
        await app.StopAsync();
        Assert.Equal(0, handset.Received);
        return status;
    }

    private static async Task AssertProblemAsync(TestApp app, BadRequest request, ConcurrentDictionary<int, int> statuses)
    {
        using var message = request.ToMessage();
        using var answer = await app.Client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var status = (int)answer.StatusCode;
        statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        Assert.InRange(status, 400, 499);

        // The dev phone speaks as Twilio does, on Twilio's route.
        var asTwilio = request.Path.StartsWith("/2010", StringComparison.Ordinal);
        Assert.Equal(asTwilio ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(asTwilio ? JsonValueKind.Number : JsonValueKind.String, problem.RootElement.GetProperty("code").ValueKind);
        Assert.Equal(status, problem.RootElement.Number("status"));
    }
}
