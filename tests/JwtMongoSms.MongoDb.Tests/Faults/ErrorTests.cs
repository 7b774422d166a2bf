using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.Faults;

/// <summary>What an operator reads when MongoDB can't answer: what happened, where, what to do, and nothing of a person's.</summary>
public sealed class ErrorTests : IAsyncLifetime
{
    private const string Quoted = "+447400123456 and the rest of the document";

    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly MongoWireServer server;
    private readonly MongoClient client;
    private readonly MongoStores stores;

    public ErrorTests()
    {
        server = MongoWireServer.Start(time);
        client = new MongoClient(server.ConnectionString + "&retryWrites=false&retryReads=false");
        stores = new MongoStores(client.GetDatabase("errors"), time: time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await stores.Challenges.FindAsync(ChallengeId.New().Hash, Token);

    [Theory]
    [InlineData(13, StoreFailure.ReadOnly, "readWrite")]
    [InlineData(8000, StoreFailure.ReadOnly, "readWrite")]
    [InlineData(121, StoreFailure.ReadOnly, "validator")]
    [InlineData(61, StoreFailure.Unreadable, "sharded by another key")]
    [InlineData(14, StoreFailure.Unreadable, "not as it was written")]
    [InlineData(14031, StoreFailure.Unavailable, "no room on its disk")]
    [InlineData(11600, StoreFailure.Unavailable, "127.0.0.1")]
    [InlineData(4711, StoreFailure.Unavailable, "error 4711 SomeName")]
    public async Task An_error_of_the_server_is_told_by_its_kind_and_its_words_are_left_out(int code, StoreFailure failure, string said)
    {
        server.Faults.On("findAndModify").Fail(code, "SomeName", Quoted);
        await AssertToldAsync(() => stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token), failure, said);

        server.Faults.On("insert").Fail(code, "SomeName", Quoted);
        await AssertToldAsync(() => stores.Sessions.AddAsync(Given.Session(Given.Start), Token), failure, said);
    }

    [Fact]
    public async Task A_write_that_no_majority_confirms_is_no_write()
    {
        var challenge = Given.Challenge(Given.Start);
        foreach (var command in new[] { "insert", "findAndModify", "update", "delete" })
            server.Faults.On(command).Always().WriteConcernError();

        Func<Task>[] calls =
        [
            () => stores.Challenges.AddAsync(challenge, Token),
            () => stores.Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Given.Start, Token),
            () => stores.Challenges.RefuseAsync(challenge.Hash, 1, Given.Start, Token),
            () => stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token),
        ];
        foreach (var call in calls)
            await AssertToldAsync(call, StoreFailure.Unavailable, "confirmed by a majority");
    }

    [Theory]
    [InlineData("find", false)]
    [InlineData("insert", false)]
    [InlineData("insert", true)]
    [InlineData("findAndModify", false)]
    [InlineData("findAndModify", true)]
    public async Task A_command_that_MongoDB_ends_for_its_time_may_have_been_done_and_wins_nothing(string command, bool isAfterTheWrite)
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        var fault = server.Faults.On(command);
        if (isAfterTheWrite)
            fault.WriteConcernError(50);
        else
            fault.Fail(50, "MaxTimeMSExpired", Quoted);

        await AssertToldAsync(
            () => command switch
            {
                "find" => stores.Challenges.FindAsync(challenge.Hash, Token),
                "insert" => stores.Challenges.AddAsync(Given.Challenge(Given.Start), Token),
                _ => stores.Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Given.Start, Token),
            },
            StoreFailure.Unavailable,
            isAfterTheWrite ? "confirmed by a majority" : "did not answer within 4 s; what was sent may have been done");
    }

    [Fact]
    public async Task The_verbs_of_a_request_share_one_deadline_which_starts_anew_once_it_is_used_up()
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        Assert.NotNull(await FindAfterAsync(challenge, TimeSpan.FromSeconds(3)));
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
        Assert.Equal(1000, server.CommandsNamed("findAndModify")[^1].Body["maxTimeMS"].ToInt32());

        await AssertToldAsync(
            () => FindAfterAsync(challenge, TimeSpan.FromSeconds(1)), StoreFailure.Unavailable, "did not answer within 4 s");
        Assert.NotNull(await stores.Challenges.FindAsync(challenge.Hash, Token));
    }

    [Theory]
    [InlineData(3_500)]
    [InlineData(5_000)]
    public async Task What_the_application_does_between_two_verbs_neither_uses_nor_renews_the_deadline(int milliseconds)
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        await FindAfterAsync(challenge, TimeSpan.FromSeconds(1));

        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        Assert.Equal(3000, server.CommandsNamed("findAndModify")[^1].Body["maxTimeMS"].ToInt32());
    }

    [Fact]
    public async Task Verbs_that_run_at_once_use_the_deadline_once()
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        var holds = new[] { server.Faults.On("find").HoldBefore(), server.Faults.On("find").HoldBefore() };
        var finds = Enumerable.Range(0, 2).Select(_ => stores.Challenges.FindAsync(challenge.Hash, Token)).ToArray();
        foreach (var hold in holds)
            await hold.ReachedAsync(Token);

        time.Advance(TimeSpan.FromSeconds(1));
        foreach (var hold in holds)
            hold.Release();
        await Task.WhenAll(finds);
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        Assert.Equal(3000, server.CommandsNamed("findAndModify")[^1].Body["maxTimeMS"].ToInt32());
    }

    [Fact]
    public async Task A_repeat_of_an_insert_that_no_majority_has_confirmed_is_no_success()
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        server.Faults.On("insert").WriteConcernError();

        await AssertToldAsync(() => stores.Challenges.AddAsync(challenge, Token), StoreFailure.Unavailable, "confirmed by a majority");
    }

    [Fact]
    public async Task A_change_of_the_primary_is_told_as_one()
    {
        server.Faults.On("findAndModify").NotWritablePrimary();

        await AssertToldAsync(
            () => stores.Limits.ReserveGuessAsync(Given.LimitKey(), Given.GuessLimits, new DateOnly(2031, 5, 6), Token),
            StoreFailure.Unavailable,
            "changing its primary");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_takes_longer_than_the_deadline_is_not_waited_for(bool isDone)
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        var fault = server.Faults.On("findAndModify");
        var hold = isDone ? fault.HoldAfter() : fault.HoldBefore();
        var call = stores.Challenges.TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Given.Start, Token);
        await hold.ReachedAsync(Token);

        time.Advance(TimeSpan.FromSeconds(4) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        await AssertToldAsync(() => call, StoreFailure.Unavailable, "did not answer within 4 s");
        hold.Release();
    }

    [Fact]
    public async Task The_deadline_covers_the_second_command_of_a_lost_race_too()
    {
        server.Faults.On("findAndModify", "users").Fail(11000, "DuplicateKey", Quoted);
        var hold = server.Faults.On("findAndModify", "users").HoldBefore();
        var call = stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
        await hold.ReachedAsync(Token);

        time.Advance(TimeSpan.FromSeconds(4));

        await AssertToldAsync(() => call, StoreFailure.Unavailable, "did not answer within 4 s");
        hold.Release();
    }

    [Fact]
    public async Task A_caller_who_gives_up_has_given_up_and_nothing_is_said_of_the_store()
    {
        using var caller = new CancellationTokenSource();
        var hold = server.Faults.On("find").HoldBefore();
        var call = stores.Challenges.FindAsync(ChallengeId.New().Hash, caller.Token);
        await hold.ReachedAsync(Token);

        await caller.CancelAsync();

        Assert.Equal(caller.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        hold.Release();
    }

    [Fact]
    public async Task A_unique_index_of_the_application_that_refuses_new_users_is_named_by_its_fields()
    {
        var users = client.GetDatabase("errors").GetCollection<BsonDocument>("users");
        var index = new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1), new CreateIndexOptions { Unique = true });
        await users.Indexes.CreateOneAsync(index, cancellationToken: Token);
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        await AssertToldAsync(
            () => stores.Users.GetOrAddAsync(Given.PhoneNumber(1), SignUp.Open, Given.Start, Token), StoreFailure.ReadOnly, "(on email)");
    }

    [Fact]
    public async Task After_the_application_has_stopped_nothing_is_asked()
    {
        using var host = Starting.MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        var challenges = (IChallengeStore)host.Services.GetService(typeof(IChallengeStore))!;
        await host.StopAsync(Token);
        host.Dispose();

        var exception = await Assert.ThrowsAsync<StoreException>(() => challenges.FindAsync(ChallengeId.New().Hash, Token));
        Assert.Equal(StoreFailure.Unavailable, exception.Failure);
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        client.Dispose();
        await server.DisposeAsync();
        server.AssertNothingRefused();
    }

    /// <summary>Reads a challenge from a server that takes its time.</summary>
    private async Task<CodeChallenge?> FindAfterAsync(CodeChallenge challenge, TimeSpan wait)
    {
        var hold = server.Faults.On("find").HoldBefore();
        var find = stores.Challenges.FindAsync(challenge.Hash, Token);
        await hold.ReachedAsync(Token);
        time.Advance(wait);
        hold.Release();
        return await find;
    }

    private static async Task AssertToldAsync(Func<Task> call, StoreFailure failure, string said)
    {
        var exception = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Equal(failure, exception.Failure);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7400123456", exception.ToString(), StringComparison.Ordinal);
    }
}
