using JwtMongoSms.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JwtMongoSms.Core.Tests.Messages;

public sealed class SenderChoiceTests
{
    [Theory]
    [InlineData(true, typeof(FirstSender))]
    [InlineData(false, typeof(LastSender))]
    public void The_first_sender_that_is_configured_sends_and_else_the_last(bool isConfigured, Type expected)
    {
        using var provider = Build(isConfigured, explicitFirst: null).BuildServiceProvider();

        Assert.IsType(expected, provider.GetRequiredService<IMessageSender>());
        Assert.Equal([expected], InUse(provider));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_explicit_sender_replaces_the_configured_ones_in_any_order(bool explicitFirst)
    {
        using var provider = Build(isConfigured: true, explicitFirst).BuildServiceProvider();
        using var scope = provider.CreateScope();

        Assert.IsType<OtherSender>(scope.ServiceProvider.GetRequiredService<IMessageSender>());
        Assert.Equal([typeof(OtherSender)], InUse(provider));
    }

    private static ServiceCollection Build(bool isConfigured, bool? explicitFirst)
    {
        var services = new ServiceCollection();
        var builder = services.AddCore(options => options.Secret = "a secret of at least thirty-two bytes, for tests");
        if (explicitFirst == true)
            builder.AddSender<OtherSender>();
        SenderRegistration.Add(
            services,
            new SenderChoice(
                SenderChoice.Candidate.For<FirstSender>(_ => isConfigured),
                SenderChoice.Candidate.For<LastSender>(_ => true)));
        if (explicitFirst == false)
            builder.AddSender<OtherSender>();
        return services;
    }

    private static IEnumerable<Type> InUse(ServiceProvider provider)
    {
        var sender = provider.GetRequiredService<SenderInUse>();
        (Type, bool)[] all =
        [
            (typeof(FirstSender), sender.Is<FirstSender>()),
            (typeof(LastSender), sender.Is<LastSender>()),
            (typeof(OtherSender), sender.Is<OtherSender>()),
        ];
        return all.Where(one => one.Item2).Select(one => one.Item1);
    }

    private abstract class ExampleSender()
        : HttpMessageSender(
            "example", new Uri("https://example.com/"), null, new MessageOptions(), TimeProvider.System, NullLogger.Instance)
    {
        protected override HttpRequestMessage CreateRequest(PhoneNumber to, string text, TimeSpan validFor)
            => throw new NotSupportedException("No test sends.");

        protected override Task<SendAttempt> ReadResponseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
            => throw new NotSupportedException("No test sends.");
    }

    private sealed class FirstSender : ExampleSender;

    private sealed class LastSender : ExampleSender;

    private sealed class OtherSender : ExampleSender;
}
