using MongoDB.Driver;
using TestSupport.Mongo.Faults;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What the driver makes of each fault, with and without retryable writes.</summary>
public sealed class FaultTests : WireServerTest
{
    [Fact]
    public async Task Dropped_before_the_write_the_driver_retries_and_it_is_done_once()
    {
        var fault = OnWrite.DropBefore();

        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);

        Assert.Equal((1, 1, 2), (fault.Taken, await CountAsync(), Sent));
    }

    [Fact]
    public async Task Dropped_before_the_write_nothing_is_done_where_nobody_retries()
    {
        OnWrite.DropBefore();

        await Assert.ThrowsAsync<MongoConnectionException>(() => IncrementAsync(Connect(retryWrites: false)));

        Assert.Equal((0, 1), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task Dropped_after_the_write_the_retry_gets_the_old_answer_and_it_is_done_once()
    {
        OnWrite.DropAfter();

        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);

        Assert.Equal((1, 2), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task Dropped_after_the_write_it_is_done_and_the_driver_does_not_know_where_nobody_retries()
    {
        OnWrite.DropAfter();

        await Assert.ThrowsAsync<MongoConnectionException>(() => IncrementAsync(Connect(retryWrites: false)));

        Assert.Equal((1, 1), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task Dropped_twice_even_a_retry_fails()
    {
        OnWrite.Times(2).DropAfter();

        await Assert.ThrowsAsync<MongoConnectionException>(() => IncrementAsync(Connect()));

        Assert.Equal((1, 2), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task Not_primary_the_driver_retries()
    {
        OnWrite.NotWritablePrimary();

        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);

        Assert.Equal((1, 2), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task Not_primary_nothing_is_done_where_nobody_retries()
    {
        OnWrite.NotWritablePrimary();

        var exception = await Assert.ThrowsAsync<MongoNotPrimaryException>(() => IncrementAsync(Connect(retryWrites: false)));

        Assert.False(exception.HasErrorLabel("RetryableWriteError"));
        Assert.Equal((10107, 0, 1), (exception.Code, await CountAsync(), Sent));
    }

    [Fact]
    public async Task Not_primary_is_labelled_for_whoever_can_retry()
    {
        OnWrite.Times(2).NotWritablePrimary();

        var exception = await Assert.ThrowsAsync<MongoNotPrimaryException>(() => IncrementAsync(Connect()));

        Assert.True(exception.HasErrorLabel("RetryableWriteError"));
    }

    [Fact]
    public async Task A_write_that_no_majority_confirmed_in_time_is_done_and_fails()
    {
        OnWrite.WriteConcernError();

        var exception = await Assert.ThrowsAsync<MongoWriteConcernException>(() => IncrementAsync(Connect()));

        Assert.Equal((64, 1, 1), (CodeOf(exception), await CountAsync(), Sent));
    }

    [Fact]
    public async Task A_write_during_a_shutdown_is_done_and_retried_and_done_once()
    {
        OnWrite.WriteConcernError(91);

        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);

        Assert.Equal((1, 2), (await CountAsync(), Sent));
    }

    [Fact]
    public async Task A_write_during_a_shutdown_is_done_and_fails_where_nobody_retries()
    {
        OnWrite.WriteConcernError(91);

        var exception = await Assert.ThrowsAsync<MongoWriteConcernException>(() => IncrementAsync(Connect(retryWrites: false)));

        Assert.Equal((91, 1, 1), (CodeOf(exception), await CountAsync(), Sent));
    }

    [Fact]
    public async Task Any_error_can_be_had()
    {
        OnWrite.Fail(50, "MaxTimeMSExpired", "operation exceeded time limit");

        await Assert.ThrowsAsync<MongoExecutionTimeoutException>(() => IncrementAsync(Connect()));

        Assert.Equal((0, 1), (await CountAsync(), Sent));
    }

    private static int CodeOf(MongoWriteConcernException exception) => exception.WriteConcernResult.Response["writeConcernError"]["code"].AsInt32;

    private PlannedFault OnWrite => Server.Faults.On("findAndModify", "things");

    private int Sent => Server.CommandsNamed("findAndModify").Count;
}
