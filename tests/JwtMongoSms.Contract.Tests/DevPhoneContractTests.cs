using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.DevPhone.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>The dev phone's Twilio route, held to Twilio's own description: what works in development works with Twilio.</summary>
public sealed class DevPhoneContractTests(ContractTools tools)
{
    private const string ServiceSid = "MG0123456789abcdef0123456789abcdef";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_of_the_dev_phone_is_one_that_twilio_describes()
    {
        tools.Require();
        await using var app = await DevPhoneAsync();
        await using var prism = await Prism.ProxyAsync(tools, new Uri(app.Urls.First()));
        var violations = new List<string>();

        Assert.Equal(SendOutcome.Accepted, (await SendAsync()).Outcome);
        Assert.Equal(SendOutcome.Accepted, (await SendAsync((_, messages) => messages.Sms = _ => "کد 😀")).Outcome);
        Assert.Equal(
            SendOutcome.Accepted,
            (await SendAsync((options, _) => (options.From, options.MessagingServiceSid) = (null, ServiceSid))).Outcome);

        // In order by the description, and yet no number of any country: the phone's own refusal comes through.
        var refused = await SendRawAsync("+19999999999");
        Assert.Equal("21211", refused.Failure?.Code);

        // And every kind of refusal that somebody may choose has Twilio's form.
        foreach (var code in (int[])[21610, 20003, 20404, 21611, 60203, 20503])
        {
            var refusal = new PlannedFailure(null, FailureKind.Refusal, Code: code, IsForNextOnly: true);
            app.Services.GetRequiredService<FailurePlans>().Choose(refusal);
            Assert.Equal($"{code}", (await SendAsync()).Failure?.Code);
        }

        Assert.Empty(violations);
        Assert.Equal(9, app.Services.GetRequiredService<MessageStore>().Messages(null).Count);

        async Task<SendResult> SendAsync(Action<TwilioOptions, MessageOptions>? change = null)
        {
            using var tap = new WireTap();
            using var sender = GivenSender.To(prism.Address, tap, change);
            var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);
            violations.AddRange(tap.Violations);
            return result;
        }

        async Task<SendResult> SendRawAsync(string number)
        {
            using var tap = new WireTap();
            using var sender = GivenSender.To(prism.Address, new OtherNumber(number, tap));
            var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);
            violations.AddRange(tap.Violations);
            return result;
        }
    }

    private static async Task<WebApplication> DevPhoneAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        new JwtMongoSmsBuilder(builder.Services).AddDevPhone();
        var app = builder.Build();
        app.MapJwtMongoSmsDevPhone();
        await app.StartAsync(CancellationToken);
        return app;
    }

    /// <summary>Sends to a number that our own parser would never let pass.</summary>
    private sealed class OtherNumber(string number, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var fields = TwilioPost.ReadForm(await request.Content!.ReadAsStringAsync(cancellationToken));
            request.Content = new FormUrlEncodedContent(
                fields.Select(field => field.Key == "To" ? KeyValuePair.Create("To", number) : field));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
