using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Tests.Http;

public sealed class HealthTests
{
    private bool isWritable = true;
    private int writes;

    [Fact]
    public async Task A_store_that_can_be_read_and_not_written_is_unhealthy_until_it_can()
    {
        await using var app = await StartAsync();
        Assert.Equal("Healthy", await app.GetAsync("/health").BodyAsync());

        isWritable = false;
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(503, await app.GetAsync("/health").StatusAsync());

        isWritable = true;
        Assert.Equal("Healthy", await app.GetAsync("/health").BodyAsync());
    }

    [Fact]
    public async Task A_flood_of_requests_for_the_health_is_two_writes_a_second()
    {
        await using var app = await StartAsync();
        for (var second = 1; second <= 3; second++)
        {
            for (var request = 0; request < 20; request++)
                Assert.Equal(200, await app.GetAsync("/health").StatusAsync());

            Assert.Equal(2 * second, writes);
            app.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Health_leaves_nothing_behind_that_adds_up()
    {
        await using var app = await TestApp.StartAsync();
        for (var check = 0; check < 3; check++)
        {
            await app.GetAsync("/health").StatusAsync();
            app.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var limits = app.Services.GetRequiredService<ILimitStore>();
        var day = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(0, (await limits.FindNumberAsync(new("health"), day, TestContext.Current.CancellationToken)).FailuresInARow);
    }

    [Fact]
    public async Task A_provider_that_refuses_our_account_is_degraded_until_it_accepts_a_message_and_no_matter_of_readiness()
    {
        var failure = (DeliveryFailureClass?)DeliveryFailureClass.Misconfigured;
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMessageSender>(new PlannedSender(
            _ => Task.FromResult(failure is { } planned ? PlannedSender.Refused(planned) : PlannedSender.Accepted))));

        await SendAsync("+447400123451");
        Assert.Equal("Degraded", await app.GetAsync("/health").BodyAsync());
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(check => check.Tags.Contains("ready"))).Status);
        Assert.Contains("planned 1. The test has planned it.", (await ReportAsync()).Entries["jwtmongosms-provider"].Description);

        // The number's fault says nothing of the account.
        failure = DeliveryFailureClass.BadNumber;
        await SendAsync("+447400123452");
        Assert.Equal("Degraded", await app.GetAsync("/health").BodyAsync());

        failure = null;
        await SendAsync("+447400123453");
        Assert.Equal("Healthy", await app.GetAsync("/health").BodyAsync());

        async Task SendAsync(string phoneNumber)
        {
            await app.AskAsync(phoneNumber);
            await app.Logs.UntilAsync($"*{phoneNumber[^2..]}{(failure is null ? ": the provider accepted" : " was refused")}");
        }

        Task<HealthReport> ReportAsync(Func<HealthCheckRegistration, bool>? which = null)
            => app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(which, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_store_that_is_down_is_one_line_a_request_without_a_stack()
    {
        await using var app = await TestApp.StartAsync(build: builder => StoreProxy.Add(builder.Services, _ =>
            throw new StoreException(StoreFailure.Unavailable, "The store is away.", new InvalidOperationException("Deep inside."))));
        Assert.Equal(Verdict.Unavailable, await app.PostAsync("/auth/code", new { phoneNumber = "+447400123456" }).VerdictAsync());

        var line = Assert.Single(app.Logs.With("The store is away.")).Text;
        Assert.Contains("gets 503 store_unavailable. The store is away.", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("Deep inside.", line, StringComparison.Ordinal);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(build: builder => StoreProxy.Add(builder.Services, verb =>
    {
        if (verb.Name is not (nameof(ILimitStore.ReserveGuessAsync) or nameof(ILimitStore.ReleaseGuessAsync)))
            return;

        writes++;
        if (!isWritable)
            throw new StoreException(StoreFailure.Unavailable, "The test has planned it.");
    }));
}
