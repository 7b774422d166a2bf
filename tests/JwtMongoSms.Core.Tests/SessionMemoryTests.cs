using JwtMongoSms.Sessions;
using JwtMongoSms.Sessions.Internal;
using JwtMongoSms.Testing;
using JwtMongoSms.Users;
using Microsoft.Extensions.Time.Testing;

namespace JwtMongoSms.Core.Tests;

public sealed class SessionMemoryTests
{
    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly SessionId session = SessionId.New();
    private readonly UserId user = UserId.New(Given.Start);

    [Fact]
    public void A_session_is_remembered_for_its_own_user_alone()
    {
        var memory = Memory();
        memory.Remember(session, user, time.GetTimestamp());
        Assert.True(memory.KnowsLive(session, user));
        Assert.False(memory.KnowsLive(session, UserId.New(Given.Start)));
    }

    [Fact]
    public void It_is_forgotten_ten_seconds_after_the_store_was_asked_and_at_once_when_it_ends()
    {
        var memory = Memory();
        memory.Remember(session, user, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.True(memory.KnowsLive(session, user));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(memory.KnowsLive(session, user));

        memory.Remember(session, user, time.GetTimestamp());
        memory.Forget(session);
        Assert.False(memory.KnowsLive(session, user));
    }

    [Fact]
    public void Nothing_is_remembered_when_the_store_is_always_to_be_asked()
    {
        var memory = new SessionMemory(time, TimeSpan.Zero);
        memory.Remember(session, user, time.GetTimestamp());
        Assert.False(memory.KnowsLive(session, user));
    }

    private SessionMemory Memory() => new(time, TimeSpan.FromSeconds(10));
}
