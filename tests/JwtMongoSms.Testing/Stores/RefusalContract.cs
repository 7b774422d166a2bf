using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using Xunit;

namespace JwtMongoSms.Testing.Stores;

/// <summary>What became of a send.</summary>
public abstract class DeliveryContract : StoreContract
{
    [Fact]
    public async Task An_accepted_send_is_noted()
    {
        var challenge = await AddChallengeAsync();

        await Challenges.AcceptAsync(challenge.Reference, Now, Token);

        Assert.Equal(Now, (await FindChallengeAsync(challenge)).AcceptedAt);
    }

    [Fact]
    public async Task A_refused_send_closes_the_challenge()
    {
        var challenge = await AddChallengeAsync();

        await Challenges.CloseAsync(challenge.Reference, send: 1, Now, Token);

        Assert.Equal(Now, (await FindChallengeAsync(challenge)).ClosedAt);
        Assert.False(await Challenges.TryConsumeAsync(challenge.Reference, ConsumeNonce.New(), Now, Token));
    }

    [Fact]
    public async Task A_refusal_of_an_earlier_send_closes_nothing()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { Sends = 2 });

        await Challenges.CloseAsync(challenge.Reference, send: 1, Now, Token);

        Assert.Null((await FindChallengeAsync(challenge)).ClosedAt);
    }

    [Fact]
    public async Task A_refused_resend_closes_nothing_when_an_earlier_send_was_accepted()
    {
        var challenge = await AddChallengeAsync();
        await Challenges.AcceptAsync(challenge.Reference, Now, Token);
        Time.Advance(Given.ResendRules.Pauses[0]);
        await Challenges.TryResendAsync(challenge.Reference, DeliveryChannel.Sms, Given.ResendRules, Now, Token);

        await Challenges.CloseAsync(challenge.Reference, send: 2, Now, Token);

        Assert.True(await Challenges.TryConsumeAsync(challenge.Reference, ConsumeNonce.New(), Now, Token));
    }

    [Fact]
    public async Task A_send_that_is_accepted_late_opens_what_a_later_refusal_has_closed()
    {
        var challenge = await AddChallengeAsync();
        Time.Advance(Given.ResendRules.Pauses[0]);
        await Challenges.TryResendAsync(challenge.Reference, DeliveryChannel.Sms, Given.ResendRules, Now, Token);
        await Challenges.CloseAsync(challenge.Reference, send: 2, Now, Token);

        await Challenges.AcceptAsync(challenge.Reference, Now, Token);

        Assert.True(await Challenges.TryConsumeAsync(challenge.Reference, ConsumeNonce.New(), Now, Token));
    }

    [Fact]
    public async Task Closing_and_accepting_an_unknown_challenge_makes_none()
    {
        var unknown = Given.Challenge(Now).Reference;

        await Challenges.CloseAsync(unknown, send: 1, Now, Token);
        await Challenges.AcceptAsync(unknown, Now, Token);

        Assert.Null(await Challenges.FindAsync(unknown, Token));
    }

    [Fact]
    public async Task Reports_only_go_up()
    {
        var challenge = await AddChallengeAsync();

        Assert.True(await ReportAsync(challenge, rank: 2));
        Assert.True(await ReportAsync(challenge, rank: 4));
        Assert.False(await ReportAsync(challenge, rank: 4));
        Assert.False(await ReportAsync(challenge, rank: 3, DeliveryFailureClass.Unreachable));

        var found = await FindChallengeAsync(challenge);
        Assert.Equal(4, found.DeliveryRank);
        Assert.Null(found.DeliveryClass);
    }

    [Fact]
    public async Task A_failed_delivery_keeps_its_class()
    {
        var challenge = await AddChallengeAsync();

        Assert.True(await ReportAsync(challenge, rank: 5, DeliveryFailureClass.Filtered));

        Assert.Equal(DeliveryFailureClass.Filtered, (await FindChallengeAsync(challenge)).DeliveryClass);
    }

    [Fact]
    public async Task A_report_on_another_send_changes_nothing()
    {
        var challenge = await AddChallengeAsync(challenge => challenge with { Sends = 2 });

        Assert.False(await ReportAsync(challenge, rank: 5, DeliveryFailureClass.Filtered));
        Assert.Equal(0, (await FindChallengeAsync(challenge)).DeliveryRank);
    }

    [Fact]
    public async Task A_report_on_an_unknown_challenge_is_no_news()
        => Assert.False(await ReportAsync(Given.Challenge(Now), rank: 5));

    [Fact]
    public async Task A_final_report_that_comes_two_hundred_times_at_once_is_news_once()
    {
        var challenge = await AddChallengeAsync();

        var news = await Race.RunAsync(_ => ReportAsync(challenge, rank: 5));

        Assert.Single(news, isNew => isNew);
    }

    private Task<bool> ReportAsync(LoginChallenge challenge, int rank, DeliveryFailureClass? failureClass = null)
        => Challenges.ReportDeliveryAsync(challenge.Reference, send: 1, new DeliveryReport(rank, failureClass), Token);
}
