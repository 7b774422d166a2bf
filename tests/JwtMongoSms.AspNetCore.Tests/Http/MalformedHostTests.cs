namespace JwtMongoSms.AspNetCore.Tests.Http;

/// <summary>A Host header that is no name, such as broken punycode, which the framework throws at.</summary>
public sealed class MalformedHostTests
{
    [Theory]
    [InlineData("xn--a")]
    [InlineData("xn--a.localhost:5080")]
    [InlineData("xn--\u00ff")]
    public async Task It_is_no_5xx_at_any_route(string host)
    {
        // The framework itself throws where it logs such a host, at Information.
        await using var app = await TestApp.StartAsync(logged: LogLevel.Warning);
        using var person = new Person(app);
        await person.SignInAsync(app, Given.PhoneNumber().E164);
        var cookies = string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        string[] routes =
        [
            "GET /dev/phone", "GET /dev/phone/api/messages", "GET /dev/phone/api/events", "GET /sign-in",
            "POST /sign-in", "GET /sign-in/code", "POST /sign-in/code", "POST /sign-in/number", "GET /sign-out", "POST /sign-out",
            "POST /auth/code", "POST /auth/token", "POST /auth/sign-out", "POST /auth/sign-out-everywhere", "GET /auth/me",
            "DELETE /auth/me", "GET /auth/sessions", "GET /.well-known/jwks.json", "GET /guarded", "GET /open", "GET /health",
        ];
        foreach (var route in routes)
        {
            var status = await RawRequest.SendAsync(
                app,
                $"{route} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookies}\r\nAccept: text/html\r\n"
                + $"Origin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1");
            Assert.True(status is < 500, $"{route}: {status}");
            Assert.True(!route.Contains("/dev/phone", StringComparison.Ordinal) || status is 400 or 404, $"{route}: {status}");
        }
    }
}
