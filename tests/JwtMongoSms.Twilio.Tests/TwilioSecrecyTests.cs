using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioSecrecyTests : TwilioTest
{
    private static string Telltale(int status) => TwilioJson.Error(
        21211,
        status,
        $"The number {GivenMessage.Number} (+44 7400 123456) can't be sent \"{GivenMessage.Code} is your code\" with {AuthToken}");

    [Fact]
    public async Task Neither_number_nor_code_nor_token_is_logged_or_returned_whatever_happens()
    {
        var results = new List<SendResult>();
        foreach (var plan in Plans())
        {
            using var handler = new PlannedHandler();
            plan(handler);
            using var sender = SenderThrough(handler);
            results.Add(await sender.SendAsync(GivenMessage.Request(validFor: TimeSpan.FromSeconds(1.5)), CancellationToken));
        }

        var everything = string.Join(
            "\n", Log.Lines.Select(line => line.Text).Concat(results.Select(result => $"{result} {result.Failure}")));
        var digits = string.Concat(everything.Where(char.IsAsciiDigit));
        Assert.DoesNotContain("7400123456", digits, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenMessage.Code, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(AuthToken, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Basic", everything, StringComparison.Ordinal);
        var credentials = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
        Assert.DoesNotContain(credentials, everything, StringComparison.Ordinal);
    }

    private static IEnumerable<Action<PlannedHandler>> Plans() =>
    [
        handler => handler.ThenRespond(201, TwilioJson.Message(to: GivenMessage.Number, body: GivenMessage.Code)),
        handler => handler.ThenRespond(201, Telltale(400)),
        handler => handler.ThenRespond(400, Telltale(400)),
        handler => handler.ThenRespond(401, Telltale(401)),
        handler => handler.ThenRespond(429, Telltale(429)),
        handler => handler.ThenRespond(500, Telltale(500)),
        handler => handler.ThenRespond(400, $"{GivenMessage.Number} {GivenMessage.Code}", "text/plain"),
        handler => handler.ThenRespond(400, $$"""{"code":{{GivenMessage.Code[1..]}}1,"type":"/{{GivenMessage.Code}}"}"""),
        handler => handler.ThenBreak(new HttpRequestException($"{GivenMessage.Number} {GivenMessage.Code} {AuthToken}")),
        handler => handler.ThenFailToConnect(new HttpRequestException($"{GivenMessage.Number} {GivenMessage.Code} {AuthToken}")),
    ];
}
