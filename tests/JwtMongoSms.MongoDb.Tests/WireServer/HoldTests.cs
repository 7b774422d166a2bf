using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Commands that wait for the test.</summary>
public sealed class HoldTests : WireServerTest
{
    [Fact]
    public async Task A_write_that_is_held_before_is_done_when_it_is_let_go()
    {
        var hold = Server.Faults.On("findAndModify").HoldBefore();

        var write = IncrementAsync(Connect());
        await hold.ReachedAsync(Token);
        Assert.Equal((0, false), (await CountAsync(), write.IsCompleted));

        hold.Release();
        Assert.Equal(1, (await write)!["n"]);
    }

    [Fact]
    public async Task A_write_that_is_held_after_is_done_already()
    {
        var hold = Server.Faults.On("findAndModify").HoldAfter();

        var write = IncrementAsync(Connect());
        await hold.ReachedAsync(Token);
        Assert.Equal((1, false), (await CountAsync(), write.IsCompleted));

        hold.Release();
        Assert.Equal(1, (await write)!["n"]);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_stop_a_write_that_was_sent()
    {
        var hold = Server.Faults.On("findAndModify").HoldBefore();
        using var deadline = new CancellationTokenSource();

        var write = IncrementAsync(Connect(), deadline.Token);
        await hold.ReachedAsync(Token);
        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal(0, await CountAsync());

        hold.Release();
        await hold.DoneAsync(Token);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task All_of_several_are_held_and_let_go_together()
    {
        var hold = Server.Faults.On("findAndModify").Times(3).HoldBefore();
        var collection = Connect();

        var writes = Enumerable.Range(0, 3).Select(_ => IncrementAsync(collection)).ToList();
        for (var i = 0; i < writes.Count; i++)
            await hold.ReachedAsync(Token);
        hold.Release();

        Assert.Equal([1, 2, 3], (await Task.WhenAll(writes)).Select(document => document!["n"].AsInt32).Order());
    }

    [Fact]
    public async Task A_driver_that_waits_no_longer_gives_up_on_a_delayed_write()
    {
        Server.Faults.On("findAndModify").DelayBefore(TimeSpan.FromMinutes(10));

        var exception = await Assert.ThrowsAsync<MongoConnectionException>(
            () => IncrementAsync(Connect(retryWrites: false, settings => settings.SocketTimeout = TimeSpan.FromMilliseconds(100))));

        Assert.True(exception.ContainsTimeoutException);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_delay_has_an_end()
    {
        Server.Faults.On("findAndModify").DelayBefore(TimeSpan.FromMilliseconds(1));
        Server.Faults.On("findAndModify").DelayAfter(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);
        Assert.Equal(2, (await IncrementAsync(Connect()))!["n"]);
    }
}
