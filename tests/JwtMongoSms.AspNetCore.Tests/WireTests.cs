using System.Text;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The tables of routes and answers, line by line.</summary>
public sealed class WireTests
{
    private const string Phone = "+447400123456";
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asking_for_a_code_tells_how_long_it_is_good_and_when_it_may_be_sent_again()
    {
        await using var app = await TestApp.StartAsync();
        using var answer = await app.PostAsync("/auth/code", new { phoneNumber = "07400 123456", country = "GB", channel = "sms" });
        var body = await answer.JsonAsync(202);

        Assert.Equal(["challengeId", "expiresInSeconds", "resendInSeconds"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal((300, 30), (body.Number("expiresInSeconds"), body.Number("resendInSeconds")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/auth/code", "{\"phoneNumber\":\"not a number\"}", 400, "phone_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":\"\"}", 400, "phone_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":\"+442070313000\"}", 400, "phone_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":\"+33612345678\"}", 400, "phone_country_blocked")]
    [InlineData("/auth/code", "{\"phoneNumber\":{\"$gt\":\"\"}}", 400, "request_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":447400123456}", 400, "request_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":\"+447400123456\",\"phoneNumber\":\"+447400123457\"}", 400, "request_invalid")]
    [InlineData("/auth/code", "{\"phoneNumber\":\"+447400123456\",\"channel\":\"pigeon\"}", 400, "request_invalid")]
    [InlineData("/auth/code", "{}", 400, "request_invalid")]
    [InlineData("/auth/code", "[]", 400, "request_invalid")]
    [InlineData("/auth/code", "null", 400, "request_invalid")]
    [InlineData("/auth/code", "", 400, "request_invalid")]
    [InlineData("/auth/code", "{\"challengeId\":\"nonsense\"}", 400, "code_expired")]
    [InlineData("/auth/code", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAA\"}", 400, "code_expired")]
    [InlineData("/auth/token", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"code\":\"123456\"}", 400, "code_expired")]
    [InlineData("/auth/token", "{\"challengeId\":\"nonsense\",\"code\":\"123456\"}", 400, "code_expired")]
    [InlineData("/auth/token", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"code\":\"12345\"}", 400, "code_malformed")]
    [InlineData("/auth/token", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"code\":\"12345a\"}", 400, "code_malformed")]
    [InlineData("/auth/token", "{\"challengeId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"code\":123456}", 400, "request_invalid")]
    [InlineData("/auth/token", "{\"code\":\"123456\"}", 400, "request_invalid")]
    [InlineData("/auth/sign-out", "{\"refreshToken\":\"junk\"}", 401, "refresh_invalid")]
    [InlineData("/auth/sign-out", "{}", 401, "token_invalid")]
    public async Task Bad_input_gets_the_answer_of_the_table(string path, string body, int status, string code)
    {
        await using var app = await TestApp.StartAsync(new() { ["Limits:Countries"] = "GB,IE" });
        using var answer = await app.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        await AssertProblemAsync(answer, status, code);
    }

    [Theory]
    [InlineData("PUT", "/auth/code", "application/json", 405, "POST")]
    [InlineData("GET", "/auth/token", null, 405, "POST")]
    [InlineData("POST", "/auth/me", "application/json", 405, "GET, HEAD, DELETE")]
    [InlineData("DELETE", "/auth/code/status", null, 405, "POST")]
    [InlineData("POST", "/auth/sessions", "application/json", 405, "GET, HEAD")]
    [InlineData("DELETE", "/auth/sessions", null, 405, "GET, HEAD")]
    [InlineData("GET", "/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", null, 405, "DELETE")]
    [InlineData("GET", "/auth/sign-out-everywhere", null, 405, "POST")]
    [InlineData("DELETE", "/auth/sign-out-everywhere", null, 405, "POST")]
    [InlineData("POST", "/.well-known/jwks.json", "application/json", 405, "GET, HEAD")]
    [InlineData("POST", "/auth/code", "text/plain", 415)]
    [InlineData("POST", "/auth/code", "application/x-www-form-urlencoded", 415)]
    [InlineData("POST", "/auth/token", "application/json; charset=utf-16", 415)]
    [InlineData("POST", "/auth/token", null, 415)]
    public async Task A_wrong_method_or_type_is_a_problem_too(
        string method, string path, string? contentType, int status, string allow = "")
    {
        await using var app = await TestApp.StartAsync();
        var content = contentType is null ? null : new ByteArrayContent("{}"u8.ToArray());
        content?.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var answer = await app.SendAsync(new HttpMethod(method), path, body: content);
        var problem = await AssertProblemAsync(answer, status, "request_invalid");
        Assert.Contains(allow.Replace(", ", " or ", StringComparison.Ordinal), problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(allow, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory]
    [InlineData(16 * 1_024, 400)]
    [InlineData((16 * 1_024) + 1, 413)]
    [InlineData(1_000_000, 413)]
    public async Task A_body_over_the_limit_is_refused(int bytes, int status)
    {
        await using var app = await TestApp.StartAsync();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/code");
            request.Content = new StringContent(
                "{\"phoneNumber\":\"" + new string('7', bytes - 18) + "\"}", Encoding.UTF8, "application/json");
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await app.Client.SendAsync(request, Cancelled);
            await AssertProblemAsync(answer, status, status == 413 ? "request_invalid" : "phone_invalid");
        }
    }

    [Fact]
    public async Task A_wrong_code_tells_how_many_guesses_are_left()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        for (var left = 4; left >= 0; left--)
            Assert.Equal(Verdict.Incorrect(left), await app.GuessAsync(challengeId, code.PlusSteps(1)));

        Assert.Equal(Verdict.Expired, await app.GuessAsync(challengeId, code));
        Assert.Equal(Verdict.Expired, await app.PostAsync("/auth/code/status", new { challengeId }).VerdictAsync());
    }

    [Fact]
    public async Task A_code_of_the_wrong_shape_costs_no_guess()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        for (var i = 0; i < 10; i++)
            Assert.Equal(new Verdict(400, "code_malformed"), await app.GuessAsync(challengeId, "12 456"));

        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, code));
    }

    [Fact]
    public async Task A_used_code_is_over_for_every_question_about_it()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(challengeId, code));
        Assert.Equal(Verdict.Expired, await app.GuessAsync(challengeId, code));
        Assert.Equal(Verdict.Expired, await app.PostAsync("/auth/code", new { challengeId }).VerdictAsync());
        Assert.Equal(Verdict.Expired, await app.PostAsync("/auth/code/status", new { challengeId }).VerdictAsync());
    }

    [Fact]
    public async Task A_resend_waits_and_then_brings_the_same_code_to_the_same_number()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);

        app.Time.Advance(TimeSpan.FromSeconds(10));
        using (var early = await app.PostAsync("/auth/code", new { challengeId }))
        {
            var problem = await AssertProblemAsync(early, 429, "send_cooldown");
            Assert.Equal(20, problem.Number("retryAfterSeconds"));
            Assert.Equal(TimeSpan.FromSeconds(20), early.Headers.RetryAfter?.Delta);
        }

        app.Time.Advance(TimeSpan.FromSeconds(20));
        var body = await app.PostAsync("/auth/code", new { challengeId, phoneNumber = "+447400999999" }).JsonAsync(202);
        Assert.Equal((270, 60), (body.Number("expiresInSeconds"), body.Number("resendInSeconds")));

        var codes = await app.CodesAsync(Phone, atLeast: 2);
        Assert.All(codes, sent => Assert.Equal(code, sent));
        Assert.Empty(await app.MessagesAsync("+447400999999"));
    }

    private static async Task<string?> DeliveryAsync(TestApp app, string challengeId)
        => (await app.PostAsync("/auth/code/status", new { challengeId }).JsonAsync()).Text("delivery");

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        var body = await answer.JsonAsync(status);
        Assert.Equal(code, body.Text("code"));
        Assert.Equal(status, body.Number("status"));
        Assert.NotEmpty(body.Text("title"));
        Assert.NotEmpty(body.Text("detail"));
        Assert.NotEmpty(body.Text("traceId"));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return body;
    }
}
