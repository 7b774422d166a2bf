using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

/// <summary>What a whole application logs of its dev phone.</summary>
public sealed class DevPhoneLogTests
{
    private const string Number = GivenMessage.Number;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_number_and_no_code_that_the_phone_shows_is_logged()
    {
        await using var app = await TestApp.StartAsync(new() { ["Codes:Length"] = "10" });
        var (_, code) = await app.SendCodeAsync(Number);
        var to = Uri.EscapeDataString(Number);
        Assert.Contains(code, await (await app.GetAsync($"/dev/phone?to={to}")).Content.ReadAsStringAsync(CancellationToken), StringComparison.Ordinal);
        await app.GetAsync($"/dev/phone/?to={to}");
        await app.GetAsync($"/dev/phone/api/messages?to={to}");
        using (await app.Client.GetAsync($"/dev/phone/api/events?to={to}", HttpCompletionOption.ResponseHeadersRead, CancellationToken))
        {
            await app.Client.PutAsJsonAsync("/dev/phone/api/failures", new { to = Number, kind = "refusal", code = 21610 }, CancellationToken);
            await app.PostAsync("/auth/code", new { phoneNumber = Number });
            await app.Client.DeleteAsync($"/dev/phone/api/failures?to={to}", CancellationToken);
        }

        using var form = new HttpRequestMessage(HttpMethod.Post, "/dev/phone") { Content = new FormUrlEncodedContent([new("to", Number), new("kind", "timeout")]) };
        form.Headers.Add("Origin", app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await app.Client.SendAsync(form, CancellationToken);
        await app.StopAsync();

        Assert.Contains(app.Logs.Lines, line => line.Text.Contains("/dev/phone?******", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains(Number[1..], StringComparison.Ordinal) || line.Text.Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api")]
    public async Task Its_address_is_said_once_when_the_server_has_started(string prefix)
    {
        await using var app = await TestApp.StartAsync(prefix: prefix);

        var line = Assert.Single(app.Logs.Lines, line => line.Text.Contains("The dev phone is at", StringComparison.Ordinal));

        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Contains($"The dev phone is at {app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{prefix}/dev/phone.", line.Text, StringComparison.Ordinal);
        using var page = await app.GetAsync($"{prefix}/dev/phone");
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task An_application_that_texts_elsewhere_is_not_sent_to_the_phone()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Twilio:AccountSid"] = "AC" + new string('a', 32), ["Twilio:AuthToken"] = "token", ["Twilio:From"] = "+12025550100" });

        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("The dev phone is at", StringComparison.Ordinal));
    }
}
