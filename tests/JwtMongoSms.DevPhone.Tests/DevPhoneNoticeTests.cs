using System.Net.Http.Json;
using JwtMongoSms.AspNetCore.Tests;
using Microsoft.Extensions.Logging;
using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>What a whole application logs of its dev phone.</summary>
public sealed class DevPhoneNoticeTests
{
    private const string Number = GivenMessage.Number;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_number_and_no_code_that_the_phone_shows_is_logged()
    {
        await using var app = await TestApp.StartAsync(new() { ["Codes:Length"] = "10" });
        var (_, code) = await app.SendCodeAsync(Number);
        var to = Uri.EscapeDataString(Number);
        Assert.Contains(code, await (await app.GetAsync($"/dev/phone?to={to}")).Content.ReadAsStringAsync(CancellationToken));
        await app.GetAsync($"/dev/phone/?to={to}");
        await app.GetAsync($"/dev/phone/api/messages?to={to}");
        using (await app.Client.GetAsync($"/dev/phone/api/events?to={to}", HttpCompletionOption.ResponseHeadersRead, CancellationToken))
        {
            var failure = new { to = Number, kind = "refusal", code = 21610 };
            await app.Client.PutAsJsonAsync("/dev/phone/api/failures", failure, CancellationToken);
            await app.PostAsync("/auth/code", new { phoneNumber = Number });
            await app.Client.DeleteAsync($"/dev/phone/api/failures?to={to}", CancellationToken);
        }

        using var form = new HttpRequestMessage(HttpMethod.Post, "/dev/phone");
        form.Content = new FormUrlEncodedContent([new("to", Number), new("kind", "timeout")]);
        form.Headers.Add("Origin", app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await app.Client.SendAsync(form, CancellationToken);
        await app.StopAsync();

        // The host logs the addresses of requests, and that is the host's own; a code is in none of them.
        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains(code));
        var ours = app.Logs.Lines.Where(line => !line.Text.StartsWith("Microsoft.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours, line => line.Text.Contains(Number[1..]));
    }

    [Theory]
    [InlineData("", null), InlineData("/api", null), InlineData("", DevPhoneTest.AccountSid)]
    public async Task Its_address_is_logged_once_when_the_server_has_started_unless_messages_go_elsewhere(string prefix, string? accountSid)
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Twilio:AccountSid"] = accountSid, ["Twilio:AuthToken"] = "token", ["Twilio:From"] = "12345" }, prefix: prefix);

        var address = $"The dev phone is at {app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{prefix}/dev/phone.";
        Assert.Equal(accountSid is null ? 1 : 0, app.Logs.Lines.Count(line => line.Text.Contains(address)));
        var warnings = app.Logs.Lines.Where(line => line.Text.Contains("No Twilio account is configured")).ToList();
        Assert.Equal(accountSid is null ? [LogLevel.Warning] : [], warnings.Select(line => line.Level));
        Assert.Equal(200, (int)(await app.GetAsync($"{prefix}/dev/phone")).StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/"), InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/"), InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/"), InlineData("http://+:5080", "http://localhost:5080/")]
    [InlineData("https://my-laptop:7080", "https://localhost:7080/"), InlineData("http://localhost:5080/app", "http://localhost:5080/app/")]
    [InlineData("http://192.168.1.5:5080", null), InlineData("http://unix:/tmp/app.sock", null)]
    public void An_address_of_the_server_is_logged_as_loopback_reaches_it(string listening, string? reached)
        => Assert.Equal(reached, DevPhoneAddress.OnLoopback(listening)?.AbsoluteUri);
}
