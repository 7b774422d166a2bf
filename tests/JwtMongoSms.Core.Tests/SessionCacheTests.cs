using JwtMongoSms.Sessions;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.Core.Tests;

public sealed class SessionCacheTests
{
    private readonly FakeTimeProvider time = new(Given.Start);
    private SessionId session = SessionId.New();
    private readonly UserId user = UserId.New(Given.Start);

    [Fact]
    public void A_session_is_remembered_for_its_own_user_alone()
    {
        var memory = Memory();
        memory.Remember(session, user, memory.BeginAsking());
        Assert.True(memory.KnowsLive(session, user));
        Assert.False(memory.KnowsLive(session, UserId.New(Given.Start)));
    }

    [Fact]
    public void It_is_forgotten_ten_seconds_after_the_store_was_asked_and_at_once_when_it_ends()
    {
        var memory = Memory();
        memory.Remember(session, user, memory.BeginAsking());
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.True(memory.KnowsLive(session, user));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(memory.KnowsLive(session, user));

        memory.Remember(session, user, memory.BeginAsking());
        memory.Forget(session);
        Assert.False(memory.KnowsLive(session, user));
    }

    [Fact]
    public void Nothing_is_remembered_when_the_store_is_always_to_be_asked()
    {
        var memory = new SessionCache(time, TimeSpan.Zero);
        memory.Remember(session, user, memory.BeginAsking());
        Assert.False(memory.KnowsLive(session, user));
    }

    [Fact]
    public void All_sessions_of_a_user_are_forgotten_at_once_but_the_one_that_goes_on()
    {
        var memory = Memory();
        var (other, stranger) = (SessionId.New(), SessionId.New());
        var strangerUser = UserId.New(Given.Start);
        memory.Remember(session, user, memory.BeginAsking());
        memory.Remember(other, user, memory.BeginAsking());
        memory.Remember(stranger, strangerUser, memory.BeginAsking());

        memory.ForgetAll(user, except: other);
        Assert.False(memory.KnowsLive(session, user));
        Assert.True(memory.KnowsLive(other, user));
        memory.ForgetAll(user, except: null);
        Assert.False(memory.KnowsLive(other, user));
        Assert.True(memory.KnowsLive(stranger, strangerUser));
    }

    [Fact]
    public void What_ends_while_the_store_is_asked_is_not_remembered()
    {
        var memory = Memory();
        var asking = memory.BeginAsking();
        memory.Forget(session);
        memory.Remember(session, user, asking);
        Assert.False(memory.KnowsLive(session, user));

        asking = memory.BeginAsking();
        memory.ForgetAll(user, except: null);
        memory.Remember(session, user, asking);
        Assert.False(memory.KnowsLive(session, user));
    }

    [Fact]
    public void It_holds_10000_sessions_at_most_and_the_newest_is_among_them()
    {
        var memory = Memory();
        for (var count = 0; count < 25_000; count++)
        {
            session = SessionId.New();
            memory.Remember(session, user, memory.BeginAsking());
            Assert.InRange(memory.Count, 1, 10_000);
        }

        Assert.True(memory.KnowsLive(session, user));
    }

    private SessionCache Memory() => new(time, TimeSpan.FromSeconds(10));
}
