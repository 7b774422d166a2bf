using JwtMongoSms.Sessions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.Core.Tests;

public sealed class SessionCacheTests
{
    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly SessionId session = SessionId.New();
    private readonly UserId user = UserId.New(Given.Start);

    [Fact]
    public void A_session_is_remembered_for_its_own_user_alone()
    {
        var cache = Create();
        cache.Add(session, user, cache.BeginRead());
        Assert.True(cache.IsLive(session, user));
        Assert.False(cache.IsLive(session, UserId.New(Given.Start)));
    }

    [Fact]
    public void It_is_forgotten_after_the_revocation_delay_and_at_once_when_it_ends()
    {
        var cache = Create();
        cache.Add(session, user, cache.BeginRead());
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.True(cache.IsLive(session, user));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(cache.IsLive(session, user));

        cache.Add(session, user, cache.BeginRead());
        cache.Remove(session);
        Assert.False(cache.IsLive(session, user));
    }

    [Fact]
    public void Nothing_is_remembered_when_the_store_is_always_to_be_asked()
    {
        var cache = Create(TimeSpan.Zero);
        cache.Add(session, user, cache.BeginRead());
        Assert.False(cache.IsLive(session, user));
    }

    [Fact]
    public void All_sessions_of_a_user_are_forgotten_at_once_but_the_one_that_goes_on()
    {
        var cache = Create();
        var (other, stranger) = (SessionId.New(), SessionId.New());
        var strangerUser = UserId.New(Given.Start);
        cache.Add(session, user, cache.BeginRead());
        cache.Add(other, user, cache.BeginRead());
        cache.Add(stranger, strangerUser, cache.BeginRead());

        cache.RemoveAll(user, except: other);
        Assert.False(cache.IsLive(session, user));
        Assert.True(cache.IsLive(other, user));
        cache.RemoveAll(user, except: null);
        Assert.False(cache.IsLive(other, user));
        Assert.True(cache.IsLive(stranger, strangerUser));
    }

    [Fact]
    public void What_ends_while_the_store_is_asked_is_not_remembered()
    {
        var cache = Create();
        var read = cache.BeginRead();
        cache.Remove(session);
        cache.Add(session, user, read);
        Assert.False(cache.IsLive(session, user));

        read = cache.BeginRead();
        cache.RemoveAll(user, except: null);
        cache.Add(session, user, read);
        Assert.False(cache.IsLive(session, user));
    }

    [Fact]
    public void It_is_bounded_and_keeps_the_newer_half()
    {
        var cache = Create();
        var sessions = Enumerable.Range(0, 25_000).Select(_ => SessionId.New()).ToList();
        foreach (var added in sessions)
        {
            cache.Add(added, user, cache.BeginRead());
            Assert.InRange(cache.Count, 1, 10_000);
        }

        Assert.All(sessions[^5_000..], added => Assert.True(cache.IsLive(added, user)));
        Assert.False(cache.IsLive(sessions[0], user));
    }

    [Fact]
    public void A_session_that_is_added_again_or_has_ended_takes_no_room_from_others()
    {
        var cache = Create();
        cache.Add(session, user, cache.BeginRead());
        for (var i = 0; i < 20_000; i++)
        {
            var busy = SessionId.New();
            cache.Add(busy, user, cache.BeginRead());
            cache.Add(busy, user, cache.BeginRead());
            cache.Remove(busy);
        }

        Assert.True(cache.IsLive(session, user));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void A_session_is_forgotten_when_it_ends_in_either_half()
    {
        var cache = Create();
        cache.Add(session, user, cache.BeginRead());
        var newer = Enumerable.Range(0, 5_000).Select(_ => SessionId.New()).ToList();
        foreach (var added in newer)
            cache.Add(added, user, cache.BeginRead());

        Assert.True(cache.IsLive(session, user));
        cache.Remove(session);
        Assert.False(cache.IsLive(session, user));
        cache.RemoveAll(user, except: newer[0]);
        Assert.Equal(1, cache.Count);
        Assert.True(cache.IsLive(newer[0], user));
    }

    private SessionCache Create(TimeSpan? revocationDelay = null)
        => new(time, Options.Create(new SignInSessionOptions { RevocationDelay = revocationDelay ?? TimeSpan.FromSeconds(10) }));
}
