using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

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
        var body = await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted);

        Assert.Equal(["challengeId", "expiresInSeconds", "resendInSeconds"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal((300, 30), (body.GetProperty("expiresInSeconds").GetInt32(), body.GetProperty("resendInSeconds").GetInt32()));
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
        using var answer = await app.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);
        await AssertProblemAsync(answer, status, code);
    }

    [Theory]
    [InlineData("PUT", "/auth/code", "application/json", 405, "POST")]
    [InlineData("GET", "/auth/token", null, 405, "POST")]
    [InlineData("POST", "/auth/me", "application/json", 405, "GET, DELETE")]
    [InlineData("DELETE", "/auth/code/status", null, 405, "POST")]
    [InlineData("POST", "/auth/sessions", "application/json", 405, "GET")]
    [InlineData("DELETE", "/auth/sessions", null, 405, "GET")]
    [InlineData("GET", "/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", null, 405, "DELETE")]
    [InlineData("GET", "/auth/sign-out-everywhere", null, 405, "POST")]
    [InlineData("DELETE", "/auth/sign-out-everywhere", null, 405, "POST")]
    [InlineData("POST", "/auth/code", "text/plain", 415)]
    [InlineData("POST", "/auth/code", "application/x-www-form-urlencoded", 415)]
    [InlineData("POST", "/auth/token", "application/json; charset=utf-16", 415)]
    [InlineData("POST", "/auth/token", null, 415)]
    public async Task A_wrong_method_or_type_is_a_problem_too(
        string method, string path, string? contentType, int status, string allow = "")
    {
        await using var app = await TestApp.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (contentType is not null)
        {
            request.Content = new ByteArrayContent("{}"u8.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var answer = await app.Client.SendAsync(request, Cancelled);
        await AssertProblemAsync(answer, status, "request_invalid");
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
        var wrong = code == "000000" ? "000001" : "000000";

        for (var left = 4; left >= 0; left--)
        {
            using var answer = await app.PostAsync("/auth/token", new { challengeId, code = wrong });
            Assert.Equal(left, (await AssertProblemAsync(answer, 400, "code_incorrect")).GetProperty("attemptsLeft").GetInt32());
        }

        using var last = await app.PostAsync("/auth/token", new { challengeId, code });
        await AssertProblemAsync(last, 400, "code_expired");
        using var status = await app.PostAsync("/auth/code/status", new { challengeId });
        await AssertProblemAsync(status, 400, "code_expired");
    }

    [Fact]
    public async Task A_code_of_the_wrong_shape_costs_no_guess()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        for (var i = 0; i < 10; i++)
        {
            using var answer = await app.PostAsync("/auth/token", new { challengeId, code = "12 456" });
            await AssertProblemAsync(answer, 400, "code_malformed");
        }

        using var right = await app.PostAsync("/auth/token", new { challengeId, code });
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task A_used_code_is_over_for_every_question_about_it()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        using (var right = await app.PostAsync("/auth/token", new { challengeId, code }))
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);

        using var again = await app.PostAsync("/auth/token", new { challengeId, code });
        using var resend = await app.PostAsync("/auth/code", new { challengeId });
        using var status = await app.PostAsync("/auth/code/status", new { challengeId });
        foreach (var answer in new[] { again, resend, status })
            await AssertProblemAsync(answer, 400, "code_expired");
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
            Assert.Equal(20, problem.GetProperty("retryAfterSeconds").GetInt32());
            Assert.Equal(TimeSpan.FromSeconds(20), early.Headers.RetryAfter?.Delta);
        }

        app.Time.Advance(TimeSpan.FromSeconds(20));
        using var resend = await app.PostAsync("/auth/code", new { challengeId, phoneNumber = "+447400999999" });
        var body = await TestApp.JsonAsync(resend, StatusCodes.Status202Accepted);
        Assert.Equal((270, 60), (body.GetProperty("expiresInSeconds").GetInt32(), body.GetProperty("resendInSeconds").GetInt32()));

        var codes = await app.CodesAsync(Phone, atLeast: 2);
        Assert.All(codes, sent => Assert.Equal(code, sent));
        Assert.Empty(await app.MessagesAsync("+447400999999"));
    }

    [Fact]
    public async Task Delivery_is_sending_at_first_and_then_sent()
    {
        await using var app = await TestApp.StartAsync();
        var (challengeId, _) = await app.SendCodeAsync(Phone);
        Assert.Equal("sending", await DeliveryAsync(app, challengeId));
        app.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("sent", await DeliveryAsync(app, challengeId));
    }

    [Fact]
    public async Task Health_asks_the_store()
    {
        await using var app = await TestApp.StartAsync();
        using var answer = await app.GetAsync("/health");
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private static async Task<string?> DeliveryAsync(TestApp app, string challengeId)
    {
        using var answer = await app.PostAsync("/auth/code/status", new { challengeId });
        return (await TestApp.JsonAsync(answer, StatusCodes.Status200OK)).GetProperty("delivery").GetString();
    }

    private static async Task<System.Text.Json.JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        var body = await TestApp.JsonAsync(answer, status);
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.NotEmpty(body.GetProperty("title").GetString()!);
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
        Assert.NotEmpty(body.GetProperty("traceId").GetString()!);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return body;
    }
}
