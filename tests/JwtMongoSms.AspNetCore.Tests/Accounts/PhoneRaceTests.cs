using MongoDB.Bson;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>What comes between the steps of a change of number: somebody who signs in with the old one, or a store that fails.</summary>
public sealed class PhoneRaceTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;
    private static readonly Verdict Changed = new(200);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_began_with_the_old_number_just_before_it_moved_is_ended_after_it()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await SignInAsync(mongo, Old);
        var (change, move) = await HoldMoveAsync(mongo, () => member.ChangeToAsync(New));

        // The other sessions have been ended by now, and this is another one.
        var late = await SignInAsync(mongo, Old);
        Assert.Equal((200, Old), await late.MeAsync());
        move.Release();

        Assert.Equal(Changed, await change);
        Assert.Equal((401, null), await late.MeAsync());
        Assert.Equal(401, await late.RefreshAsync());
        Assert.Equal((200, New), await member.MeAsync());
    }

    [Fact]
    public async Task A_sign_in_that_found_its_user_before_the_number_moved_and_is_stored_after_it_signs_nobody_in()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await SignInAsync(mongo, Old);
        var challengeId = await mongo.App.AskAsync(Old);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        var session = mongo.Server.Faults.On("insert", "signInSessions").HoldBefore();
        var signIn = mongo.App.GuessAsync(challengeId, code);
        await session.ReachedAsync(Token);

        Assert.Equal(Changed, await member.ChangeToAsync(New));
        session.Release();

        Assert.Equal(Verdict.Expired, await signIn);
        Assert.Equal(1, await LiveSessionsAsync(mongo));
    }

    [Fact]
    public async Task Of_two_numbers_that_one_person_takes_at_once_one_moves_and_the_other_code_is_over()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await SignInAsync(mongo, Old);
        var (slow, move) = await HoldMoveAsync(mongo, () => member.ChangeToAsync(New));
        Assert.Equal(Changed, await member.ChangeToAsync(Given.PhoneNumber(3).E164));
        move.Release();

        Assert.Equal(Verdict.Expired, await slow);
        Assert.Equal((200, Given.PhoneNumber(3).E164), await member.MeAsync());
    }

    [Fact]
    public async Task A_number_that_is_signed_up_with_in_the_last_moment_is_taken()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await SignInAsync(mongo, Old);
        var (change, move) = await HoldMoveAsync(mongo, () => member.ChangeToAsync(New));
        var owner = await SignInAsync(mongo, New);
        move.Release();

        Assert.Equal(new Verdict(409, "phone_taken"), await change);
        Assert.Equal([(200, Old), (200, New)], [await member.MeAsync(), await owner.MeAsync()]);
    }

    [Theory]
    [InlineData("find", "users", false)]
    [InlineData("update", "signInSessions", false)]
    [InlineData("findAndModify", "users", true)]
    public async Task A_store_that_fails_before_the_number_has_moved_is_a_503_and_the_number_stays(
        string command, string collection, bool othersEnded)
    {
        await using var mongo = await MongoApp.StartAsync();
        var (member, elsewhere) = (await SignInAsync(mongo, Old), await SignInAsync(mongo, Old));
        var challengeId = await member.AskForNumberAsync(New);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        Assert.Equal((200, Old), await elsewhere.MeAsync());
        mongo.Server.Faults.On(command, collection).Fail(4711, "SomeName", "no");

        Assert.Equal(Verdict.Unavailable, await member.TypeAsync(challengeId, code));

        Assert.Equal((200, Old), await member.MeAsync());
        Assert.Equal(othersEnded ? 401 : 200, (await elsewhere.MeAsync()).Status);
        Assert.Equal(Changed, await member.ChangeToAsync(New));
        await mongo.App.StopAsync();
        Assert.Single(mongo.Handset.Notices);
    }

    [Fact]
    public async Task Sessions_that_could_not_be_ended_after_the_move_are_a_503_and_end_when_the_change_is_made_again()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await SignInAsync(mongo, Old);
        var (change, move) = await HoldMoveAsync(mongo, () => member.ChangeToAsync(New));
        var late = await SignInAsync(mongo, Old);
        mongo.Server.Faults.On("update", "signInSessions").Fail(4711, "SomeName", "no");
        move.Release();

        Assert.Equal(Verdict.Unavailable, await change);
        Assert.Equal((200, New), await member.MeAsync());
        Assert.NotEmpty(mongo.App.Logs.With("sessions that started meanwhile could not be revoked", LogLevel.Error));

        // The old number hears of it all the same.
        while (mongo.Handset.Notices.Count == 0)
            await Task.Yield();

        Assert.Equal(Changed, await member.ChangeToAsync(New));
        Assert.Equal(401, (await late.MeAsync()).Status);
        Assert.Single(mongo.Handset.Notices);
    }

    [Fact]
    public async Task Whoever_hangs_up_after_the_right_code_has_the_new_number_and_no_other_session()
    {
        await using var mongo = await MongoApp.StartAsync();
        var (member, elsewhere) = (await SignInAsync(mongo, Old), await SignInAsync(mongo, Old));
        var challengeId = await member.AskForNumberAsync(New);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        var move = mongo.Server.Faults.When(IsMove).HoldBefore();
        using var gone = new CancellationTokenSource();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/auth/phone/verify");
        message.Headers.Authorization = new("Bearer", member.AccessToken);
        message.Content = JsonContent.Create(new { challengeId, code });
        var request = mongo.App.Client.SendAsync(message, gone.Token);
        await move.ReachedAsync(Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        move.Release();

        while ((await member.MeAsync()).PhoneNumber != New || mongo.Handset.Notices.Count == 0)
            await Task.Yield();

        Assert.Equal(401, (await elsewhere.MeAsync()).Status);
    }

    private static Task<Member> SignInAsync(MongoApp mongo, string phoneNumber)
        => Member.SignInAsync(mongo.App, mongo.Handset, phoneNumber);

    // Begins a change of number and stops it before the number moves.
    private static async Task<(Task<Verdict> Change, Hold Move)> HoldMoveAsync(MongoApp mongo, Func<Task<Verdict>> changeAsync)
    {
        var move = mongo.Server.Faults.When(IsMove).HoldBefore();
        var change = changeAsync();
        await move.ReachedAsync(Token);
        return (change, move);
    }

    private static bool IsMove(RecordedCommand command)
        => command is { Name: "findAndModify", Collection: "users" } && command.Body["query"].AsBsonDocument.Contains("_id");

    private static Task<long> LiveSessionsAsync(MongoApp mongo)
        => mongo.Collection("signInSessions").CountDocumentsAsync(new BsonDocument("revokedAt", BsonNull.Value), cancellationToken: Token);
}
