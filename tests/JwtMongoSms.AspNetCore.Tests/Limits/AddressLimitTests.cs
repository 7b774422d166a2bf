namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>One address has few sends whose codes are not used.</summary>
public sealed class AddressLimitTests
{
    private static readonly (int, string) Full = (429, "send_limit");

    [Fact]
    public async Task One_unconverted_send_too_many_waits_exactly_as_long_as_it_is_told()
    {
        await using var limited = await LimitedApp.StartAsync();
        await limited.AskManyAsync(0, 5);
        var refused = await limited.AskAsync(LimitedApp.Phone(5));
        Assert.Equal(Full, refused.Verdict);

        limited.Advance(refused.RetryAfter!.Value - TimeSpan.FromSeconds(1));
        var tooSoon = await limited.AskAsync(LimitedApp.Phone(5));
        Assert.Equal((Full, TimeSpan.FromSeconds(1)), (tooSoon.Verdict, tooSoon.RetryAfter));

        limited.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(5))).Status);
        Assert.Equal(Full, (await limited.AskAsync(LimitedApp.Phone(6))).Verdict);
    }

    [Fact]
    public async Task A_verified_code_frees_its_send_at_once()
    {
        await using var limited = await LimitedApp.StartAsync();
        await limited.AskManyAsync(0, 4);
        await limited.SignInAsync(LimitedApp.Phone(4));
        await limited.AskManyAsync(5, 1);
        var last = await limited.AskAsync(LimitedApp.Phone(6));
        Assert.Equal(Full, last.Verdict);
    }

    [Fact]
    public async Task A_code_that_is_verified_after_the_refusal_frees_the_address_within_the_same_moment()
    {
        await using var limited = await LimitedApp.StartAsync();
        await limited.AskManyAsync(0, 4);
        var sent = await limited.AskAsync(LimitedApp.Phone(4));
        Assert.Equal(Full, (await limited.AskAsync(LimitedApp.Phone(5))).Verdict);

        await limited.App.VerifyAsync(sent.ChallengeId!, await limited.Handset.CodeOfAsync(sent.ChallengeId!));
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(5))).Status);
    }

    [Fact]
    public async Task An_address_has_a_days_unconverted_sends_and_no_more()
    {
        await using var limited = await LimitedApp.StartAsync();
        for (var sent = 0; sent < 20; sent += 5)
        {
            await limited.AskManyAsync(sent, 5);
            limited.Advance(TimeSpan.FromMinutes(20));
        }

        var refused = await limited.AskAsync(LimitedApp.Phone(20));
        Assert.Equal(Full, refused.Verdict);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromHours(10), TimeSpan.FromHours(24));

        limited.Advance(refused.RetryAfter.Value - TimeSpan.FromSeconds(1));
        Assert.Equal(Full, (await limited.AskAsync(LimitedApp.Phone(20))).Verdict);
        limited.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(20))).Status);
    }

    [Theory]
    [InlineData("203.0.113.{0}", "203.0.113.200", "203.0.114.1")]
    [InlineData("2001:db8:1:{0}::1", "2001:db8:1:ffff::1", "2001:db8:2::1")]
    public async Task Neighbours_have_ten_times_an_addresss_sends_together(string pattern, string neighbour, string stranger)
    {
        await using var limited = await LimitedApp.StartAsync();
        for (var host = 0; host < 10; host++)
            await limited.AskManyAsync(host * 5, 5, pattern.Replace("{0}", $"{host + 1}", StringComparison.Ordinal));

        var refused = await limited.AskAsync(LimitedApp.Phone(50), neighbour);
        Assert.Equal(Full, refused.Verdict);
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(50), stranger)).Status);

        limited.Advance(refused.RetryAfter!.Value);
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(51), neighbour)).Status);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7")]
    [InlineData("198.51.100.7", "198.51.100.7:50123")]
    [InlineData("2001:db8:1:2::1", "[2001:db8:1:2::1]:50123")]
    [InlineData("fe80::1", "fe80::1%7")]
    [InlineData("2001:db8:1:2::1", "2001:0DB8:0001:0002:0000:0000:0000:0001")]
    public async Task Every_spelling_of_an_address_counts_for_it(string address, string spelling)
    {
        await using var limited = await LimitedApp.StartAsync();
        await limited.AskManyAsync(0, 5, address);
        Assert.Equal(Full, (await limited.AskAsync(LimitedApp.Phone(5), spelling)).Verdict);
    }

    [Theory]
    [InlineData(11, 202)]
    [InlineData(10, 429)]
    public async Task An_address_where_40_percent_of_20_sends_convert_has_ten_times_its_sends(int converted, int status)
    {
        await using var limited = await LimitedApp.StartAsync();
        await limited.SignInManyAsync(0, converted);
        for (var sent = converted; sent < converted + 15; sent += 5)
        {
            limited.Advance(TimeSpan.FromMinutes(20));
            await limited.AskManyAsync(sent, 5);
        }

        // 11 of 27 are more than 40 %, 10 of 26 are fewer.
        Assert.Equal(status, (await limited.AskAsync(LimitedApp.Phone(converted + 15))).Status);
    }
}
