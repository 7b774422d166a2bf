using JwtMongoSms.AspNetCore.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>Twilio's sender reaches the phone of its own application, whatever server that has.</summary>
public sealed class DevPhoneHandlerTests : DevPhoneTest
{
    private const string Good = "To=%2B447400123456&From=12345&Body=Hello";

    [Fact]
    public async Task It_works_under_the_test_server_of_WebApplicationFactory()
    {
        using var folder = new TemporaryFolder();
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseEnvironment("Development")
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseSetting("JwtMongoSms:Secret", TestApp.Secret).UseSetting("JwtMongoSms:Sqlite:Path", folder["test.db"]));

        await AssertArrivesAsync(factory.Services);
        using var client = factory.CreateClient();
        Assert.Contains(GivenMessage.Code, await client.GetStringAsync("/dev/phone/api/code?to=%2B447400123456", CancellationToken));
    }

    [Fact]
    public async Task It_works_at_any_address_for_any_host_with_HTTP_2_only_lowercase_urls_and_a_path_base()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://unix:{folder["app.sock"]}", "http://*:0")
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting(routing => routing.LowercaseUrls = routing.LowercaseQueryStrings = true);
        builder.Configuration["AllowedHosts"] = "example.com";
        builder.Configuration["JwtMongoSms:Secret"] = TestApp.Secret;
        builder.Configuration["JwtMongoSms:Sqlite:Path"] = folder["test.db"];
        builder.AddJwtMongoSms();
        await using var app = builder.Build();
        app.UsePathBase("/app").UseRouting();
        app.MapJwtMongoSms();
        await app.StartAsync(CancellationToken);

        await AssertArrivesAsync(app.Services);
    }

    [Theory]
    [InlineData(Good), InlineData(Good, null), InlineData("To=hello&From=12345&Body=Hello"), InlineData("To=1&To=2")]
    [InlineData(Good, AccountSid, (int)FailureKind.Refusal), InlineData(Good, AccountSid, (int)FailureKind.Unreadable)]
    public async Task It_answers_as_the_route_does(string form, string? user = AccountSid, int? failure = null)
    {
        if (failure is { } kind)
            Failures.Choose(new PlannedFailure(null, (FailureKind)kind, Code: 20429));

        var overHttp = await DescribeAsync(await PostAsync(Form(form), user));
        var inProcess = await DescribeAsync(await PostAsync(Form(form), user, handler: App.Services.GetRequiredService<DevPhoneHandler>()));

        Assert.Equal(overHttp, inProcess);
    }

    [Theory]
    [InlineData("AC0123456789abcdef0123456789abcdef", null, false), InlineData(null, "http://localhost:4010/", false)]
    [InlineData(null, null, true)]
    public void An_account_or_an_address_that_is_configured_is_left_alone(string? accountSid, string? address, bool isPhone)
    {
        var options = new TwilioOptions { AccountSid = accountSid, From = "12345" };
        options.BaseAddress = address is null ? null : new Uri(address);
        var connection = App.Services.GetRequiredService<DevPhoneConnection>();

        connection.PostConfigure(null, options);

        Assert.Equal((isPhone, isPhone), (connection.IsUsed, options.CreateHandler is not null));
        Assert.Equal((accountSid is null, "12345"), (options.AuthToken is not null, options.From));
    }

    // No two messages have the same id.
    private static async Task<string> DescribeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(CancellationToken);
        var id = body.IndexOf("\"SM", StringComparison.Ordinal) is >= 0 and var at ? body.Substring(at + 1, 34) : "SM";
        return $"{response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.WwwAuthenticate} {body.Replace(id, "id")}";
    }

    private static async Task AssertArrivesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMessageSender>().SendAsync(GivenMessage.Request(), CancellationToken);

        var message = Assert.Single(services.GetRequiredService<MessageStore>().Messages(null));
        Assert.Equal((SendOutcome.Accepted, message.Id), (result.Outcome, result.ProviderId));
        Assert.Equal((GivenMessage.Number, GivenMessage.Code), (message.To.E164, message.Code));
    }
}
