using System.Net;
using System.Net.Sockets;
using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

public sealed class TwilioSocketTests : TwilioTest
{
    [Fact]
    public async Task A_message_goes_over_a_real_connection_once()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        using var sender = SenderTo(twilio);

        var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Equal(GivenMessage.Number, Assert.Single(twilio.Posts)["To"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_connection_that_is_reset_after_sending_is_not_posted_again_new_or_used_before(int sentBefore)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        using var sender = SenderTo(twilio);
        for (var sent = 0; sent < sentBefore; sent++)
            await sender.SendAsync(GivenMessage.Request(), CancellationToken);
        twilio.ThenReset();

        var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Equal(sentBefore + 1, twilio.Posts.Count);
    }

    [Fact]
    public async Task A_server_that_comes_up_during_the_pause_gets_the_message_once()
    {
        var deaf = Deaf(out var address);
        using var sender = SenderTo(address);
        var sending = sender.SendAsync(GivenMessage.Request(), CancellationToken);
        await PostBeginsAsync();
        Assert.Equal(TimeSpan.FromSeconds(1), await Time.NextTimerAsync(CancellationToken));

        deaf.Dispose();
        await using var twilio = await FakeTwilio.StartAsync(address.Port);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SendOutcome.Accepted, (await sending).Outcome);
        Assert.Single(twilio.Posts);
    }

    [Fact]
    public async Task Silence_ends_at_the_timeout_with_one_post()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.ThenStaySilent();
        using var sender = SenderTo(twilio);
        var sending = sender.SendAsync(GivenMessage.Request(), CancellationToken);
        await twilio.NextPostAsync(CancellationToken);

        Time.Advance(TimeOut - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(SendOutcome.Unknown, (await sending).Outcome);
        Assert.Single(twilio.Posts);
    }

    [Fact]
    public async Task Ten_megabytes_are_not_read()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.ThenRespond(201, TwilioJson.Message() + new string(' ', 10_000_000));
        using var sender = SenderTo(twilio);

        Assert.Equal(SendOutcome.Unknown, (await sender.SendAsync(GivenMessage.Request(), CancellationToken)).Outcome);
        Assert.Equal(SendOutcome.Accepted, (await sender.SendAsync(GivenMessage.Request(), CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeTwilio.StartAsync();
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Then(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        });
        using var sender = SenderTo(twilio);

        var result = await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Equal(DeliveryFailureClass.Misconfigured, result.Failure!.Class);
        Assert.Empty(elsewhere.Posts);
    }

    // Bound but not listening: the port is taken, and every connection to it refused.
    private static Socket Deaf(out Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        address = new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
        return socket;
    }
}
