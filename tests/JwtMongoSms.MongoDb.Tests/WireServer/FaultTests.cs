using JwtMongoSms.Testing.Mongo;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What the driver makes of each fault, with and without retryable writes, and what is stored then.</summary>
public sealed class FaultTests : WireServerTest
{
    private PlannedFault OnWrite => Server.Faults.On("findAndModify", "things");

    [Theory]
    [InlineData("dropped before", true, 1, 2, true)]
    [InlineData("dropped before", false, 0, 1, false)]
    [InlineData("dropped after", true, 1, 2, true)]
    [InlineData("dropped after", false, 1, 1, false)]
    [InlineData("dropped after, twice", true, 1, 2, false)]
    [InlineData("not primary", true, 1, 2, true)]
    [InlineData("not primary", false, 0, 1, false)]
    [InlineData("not confirmed", true, 1, 1, false)]
    [InlineData("shutting down", true, 1, 2, true)]
    [InlineData("shutting down", false, 1, 1, false)]
    [InlineData("an error", true, 0, 1, false)]
    public async Task A_fault_stores_and_fails_as_MongoDB_does(string name, bool retryWrites, int stored, int sent, bool succeeds)
    {
        var fault = name switch
        {
            "dropped before" => OnWrite.DropBefore(),
            "dropped after" => OnWrite.DropAfter(),
            "dropped after, twice" => OnWrite.Times(2).DropAfter(),
            "not primary" => OnWrite.NotWritablePrimary(),
            "not confirmed" => OnWrite.WriteConcernError(),
            "shutting down" => OnWrite.WriteConcernError(91),
            _ => OnWrite.Fail(50, "MaxTimeMSExpired", "operation exceeded time limit"),
        };
        var write = IncrementAsync(Connect(retryWrites));

        if (succeeds)
            Assert.Equal(1, (await write)!["n"]);
        else
            await Assert.ThrowsAnyAsync<MongoException>(() => write);

        Assert.Equal((stored, sent), (await CountAsync(), Server.CommandsNamed("findAndModify").Count));
        Assert.InRange(fault.Taken, 1, sent);
    }

    [Fact]
    public async Task A_fault_strikes_only_what_it_is_meant_for()
    {
        var other = Server.Faults.On("findAndModify", "users").Always().DropBefore();
        var mine = Server.Faults.When(command => command.Body.Contains("upsert")).Always().NotWritablePrimary();

        await Assert.ThrowsAsync<MongoNotPrimaryException>(() => IncrementAsync(Connect(retryWrites: false)));
        Server.Faults.Clear();
        await IncrementAsync(Connect(retryWrites: false));

        Assert.Equal((0, 1, 1), (other.Taken, mine.Taken, await CountAsync()));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public async Task Commands_are_delayed_before_or_after_until_the_test_releases_them(bool isBefore, int stored)
    {
        var hold = isBefore ? OnWrite.Times(2).HoldBefore() : OnWrite.Times(2).HoldAfter();
        var collection = Connect();

        var writes = Task.WhenAll(IncrementAsync(collection), IncrementAsync(collection));
        await hold.ReachedAsync(Token);
        await hold.ReachedAsync(Token);
        Assert.Equal((stored, false), (await CountAsync(), writes.IsCompleted));

        hold.Release();
        Assert.Equal([1, 2], (await writes).Select(document => document!["n"].AsInt32).Order());
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_stop_a_write_that_was_sent()
    {
        var hold = OnWrite.HoldBefore();
        using var caller = new CancellationTokenSource();
        var write = IncrementAsync(Connect(), caller.Token);
        await hold.ReachedAsync(Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal(0, await CountAsync());

        hold.Release();
        while (await CountAsync() == 0)
            await Task.Yield();
    }

    [Fact]
    public async Task A_password_is_wrong_where_the_test_plans_it()
    {
        Server.Faults.On("saslStart").Always().Fail(18, "AuthenticationFailed", "Authentication failed.");
        var credential = MongoCredential.CreatePlainCredential("$external", "user", "password");
        var collection = Connect(change: settings => settings.Credential = credential);

        await Assert.ThrowsAsync<MongoAuthenticationException>(() => IncrementAsync(collection));

        Server.AssertNothingRefused();
    }

    [Fact]
    public async Task A_server_that_is_down_returns_on_its_port_with_its_data()
    {
        var collection = Connect(retryWrites: false, settings => settings.ServerSelectionTimeout = TimeSpan.FromMilliseconds(100));
        await IncrementAsync(collection);
        var hold = OnWrite.HoldBefore();
        var held = IncrementAsync(collection);
        await hold.ReachedAsync(Token);

        await Server.StopAsync();

        Assert.Equal(0, Server.Connections);
        await Assert.ThrowsAsync<MongoConnectionException>(() => held);
        await Assert.ThrowsAnyAsync<Exception>(() => IncrementAsync(collection));
        Server.Restart();
        Assert.Equal(2, (await IncrementAsync(Connect()))!["n"]);
    }
}
