using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class DevPhoneSenderTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task The_real_sender_reaches_the_phone_of_its_own_application(string url)
    {
        await using var host = await DevPhoneHost.StartAsync(url: url);
        using var sender = DevPhoneSender.Create(host.App.Services);

        var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        var message = Assert.Single(host.App.Services.GetRequiredService<DevPhoneStore>().Messages(null));
        Assert.Equal((result.ProviderId, GivenMessage.Number, GivenMessage.Code), (message.Id, message.To.E164, message.Code));
    }

    [Fact]
    public async Task It_gets_there_in_an_application_that_sends_everybody_to_https()
    {
        using var certificate = Certificate();
        await using var host = await DevPhoneHost.StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0);
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            }),
            app => app.Use(async (context, next) =>
            {
                if (context.Request.IsHttps)
                {
                    await next(context);
                    return;
                }

                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "https://evil.example.com/";
            }));
        using var sender = DevPhoneSender.Create(host.App.Services);

        var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Single(host.App.Services.GetRequiredService<DevPhoneStore>().Messages(null));
    }

    [Fact]
    public async Task A_test_server_without_an_address_is_told_so()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseTestServer();
        builder.Services.AddDevPhone();
        await using var app = builder.Build();
        app.MapDevPhone();
        await app.StartAsync(CancellationToken);
        using var sender = DevPhoneSender.Create(app.Services);

        // Under two seconds there is no pause to wait for.
        var result = await sender.SendAsync(GivenMessage.Request(validFor: TimeSpan.FromSeconds(1.9)), CancellationToken);

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Equal(DeliveryFailureClass.NoConnection, result.Failure!.Class);
        Assert.Contains("UseKestrel(0)", result.Failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handler_that_checks_no_certificate_leads_nowhere_else()
    {
        await using var host = await DevPhoneHost.StartAsync();
        using var client = new HttpClient(new DevPhoneAddressHandler(
            host.App.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>(), host.App.Services.GetRequiredService<Microsoft.AspNetCore.Routing.LinkGenerator>()));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri(host.Client.BaseAddress!, "/dev/phone/api/messages"), CancellationToken));
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://+:5080", "http://localhost:5080/")]
    [InlineData("http://*:5080", "http://localhost:5080/")]
    [InlineData("https://my-laptop:7080", "https://localhost:7080/")]
    [InlineData("http://localhost:5080/app", "http://localhost:5080/app/")]
    [InlineData("http://192.168.1.5:5080", null)]
    [InlineData("http://unix:/tmp/app.sock", null)]
    public void Every_address_of_the_server_that_loopback_reaches_is_known(string listening, string? reached)
        => Assert.Equal(reached, ServerAddress.OnLoopback(listening)?.AbsoluteUri);

    [Fact]
    public void An_account_that_is_configured_stays_as_it_is()
    {
        var twilio = new TwilioOptions { AccountSid = DevPhoneHost.AccountSid, From = "12345" };

        DevPhoneAccount.FillIn(twilio);

        Assert.Equal((DevPhoneHost.AccountSid, null, "12345"), (twilio.AccountSid, twilio.AuthToken, twilio.From));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
