namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How long a code works.</summary>
public sealed class ExpiryTests
{
    private static readonly TimeSpan MaxLifetime = SettingBounds.MaxTime("Codes:Lifetime");

    public static TheoryData<int> Lifetimes
        => [Seconds(SettingBounds.MinTime("Codes:Lifetime")), Seconds(new CodeOptions().Lifetime), Seconds(MaxLifetime)];

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public async Task A_code_works_until_the_millisecond_before_it_expires_though_nothing_is_purged(int lifetimeSeconds)
    {
        // Acceptance 6
        var handset = new Handset();
        await using var app = await handset.StartAppAsync(
            new() { ["Codes:Lifetime"] = $"{lifetimeSeconds}" }, services => services.Configure<SqliteOptions>(
                options => options.PurgeEnabled = false));
        var (inTime, tooLate) = (await app.AskAsync(Given.PhoneNumber(1).E164), await app.AskAsync(Given.PhoneNumber(2).E164));
        var (goodCode, lateCode) = (await handset.CodeOfAsync(inTime), await handset.CodeOfAsync(tooLate));

        app.Time.Advance(TimeSpan.FromSeconds(lifetimeSeconds) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Verdict.SignedIn, await app.GuessAsync(inTime, goodCode));

        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Verdict.Expired, await app.GuessAsync(tooLate, lateCode));
        Assert.Equal(2, StoreRows.Count(app)["challenges"]);
    }

    [Fact]
    public async Task A_lifetime_over_its_maximum_is_refused_at_start()
    {
        // Acceptance 6
        var refusal = await TestApp.RefusalAsync(new() { ["Codes:Lifetime"] = $"{Seconds(MaxLifetime) + 1}" });
        Assert.Contains("JwtMongoSms:Codes:Lifetime", refusal.Message, StringComparison.Ordinal);
    }

    private static int Seconds(TimeSpan time) => (int)time.TotalSeconds;
}
