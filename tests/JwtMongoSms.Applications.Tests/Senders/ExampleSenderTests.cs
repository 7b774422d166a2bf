using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Applications.Tests.Senders;

public sealed class ExampleSenderTests
{
    public static TheoryData<string> Cases => [.. SenderContract.Cases.Select(contractCase => contractCase.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_sender_on_a_client_of_its_own_keeps_the_contract(string name) => SenderContract.Find(name).RunAsync(
        new SenderUnderTest
        {
            Create = (handler, loggers) => new ExampleSender(
                new HttpClient(handler),
                Options.Create(new MessageOptions()),
                Options.Create(new ExampleSenderOptions()),
                loggers.CreateLogger<ExampleSender>()),
            Accept = () => new HttpResponseMessage(HttpStatusCode.Accepted),
            Refuse = () => new HttpResponseMessage(HttpStatusCode.UnprocessableEntity),
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_code_goes_once_through_a_sender_that_is_built_from_the_services_whatever_policy_other_clients_have()
    {
        await using var provider = await ExampleProvider.StartAsync();
        await using var application = await Application.StartAsync(builder =>
        {
            builder.Services.Configure<ExampleSenderOptions>(options => options.Address = provider.Address);
            builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new RepeatingHandler()));
            builder.AddJwtMongoSms().AddSender<ExampleSender>();
        });

        var sent = await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.Accepted);
        var code = (await provider.ReadTextAsync())[^6..];
        var challengeId = sent.GetProperty("challengeId").GetString();

        await application.PostAsync("/auth/token", new { challengeId, code }, HttpStatusCode.OK);
        Assert.Equal(0, provider.Unread);
    }

    /// <summary>What a retry policy for all of an application's clients comes to.</summary>
    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
