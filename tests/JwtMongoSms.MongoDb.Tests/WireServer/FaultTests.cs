using MongoDB.Driver;
using TestSupport.Mongo;

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
}
