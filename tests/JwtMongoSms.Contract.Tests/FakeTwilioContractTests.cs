using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>Our stand-in for Twilio, held to Twilio's own description: tests that lean on it lean on something.</summary>
public sealed class FakeTwilioContractTests(ContractTools tools)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_of_the_stand_in_is_one_that_twilio_describes()
    {
        tools.Require();
        await using var twilio = await FakeTwilio.StartAsync();
        await using var prism = await Prism.ProxyAsync(tools, twilio.Address);
        using var tap = new WireTap();
        using var sender = GivenSender.To(prism.Address, tap);

        Assert.Equal(SendOutcome.Accepted, (await sender.SendAsync(GivenMessage.Request(), CancellationToken)).Outcome);
        (int Status, int Code)[] errors =
            [(400, 21211), (400, 21610), (401, 20003), (404, 20404), (429, 20429), (429, 60203), (503, 20503)];
        foreach (var (status, code) in errors)
        {
            twilio.ThenRefuse(status, code, status == 429 ? "2" : null);
            var result = await sender.SendAsync(GivenMessage.Request(validFor: GivenSender.OnePost), CancellationToken);
            Assert.Equal($"{code}", result.Failure?.Code);
        }

        Assert.Empty(tap.Violations);
        Assert.Equal(8, twilio.Posts.Count);
        Assert.All(twilio.Posts, post => Assert.Equal(GivenMessage.Number, post["To"]));

        // The proxy has teeth: a segment count that is a number, as one would expect and Twilio does not, is held up.
        twilio.ThenRespond(201, TwilioJson.Message().Replace("\"num_segments\":\"1\"", "\"num_segments\":1", StringComparison.Ordinal));
        Assert.Equal(SendOutcome.Unknown, (await sender.SendAsync(GivenMessage.Request(), CancellationToken)).Outcome);
    }
}
