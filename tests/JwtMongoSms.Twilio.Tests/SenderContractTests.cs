using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class SenderContractTests
{
    public static TheoryData<string> Cases => [.. SenderContract.Cases.Select(contractCase => contractCase.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_sender_keeps_the_contract(string name)
    {
        var sender = new SenderUnderTest
        {
            Create = (handler, loggers) => new TwilioSender(
                Options.Create(new TwilioOptions
                {
                    AccountSid = "AC0123456789abcdef0123456789abcdef",
                    AuthToken = "5ecre7-auth-70ken",
                    From = "+12025550123",
                    CreateHandler = () => handler,
                }),
                Options.Create(new MessageOptions()),
                new HandMovedTime(),
                loggers.CreateLogger<TwilioSender>()),
            Accept = () => Respond(HttpStatusCode.Created, TwilioJson.Message()),
            Refuse = () => Respond(HttpStatusCode.BadRequest, TwilioJson.Error(21211, 400)),
        };
        await SenderContract.Find(name).RunAsync(sender, TestContext.Current.CancellationToken);
    }

    private static HttpResponseMessage Respond(HttpStatusCode status, string json)
        => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
