using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly TemporaryFile file = new();
    private readonly FakeTimeProvider time = new(Given.Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_file_stops_the_start()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 200), Token);
        using var host = Build();

        var exception = await Assert.ThrowsAsync<StoreException>(() => host.StartAsync(Token));

        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Equal($"JwtMongoSms.StoreException: {exception.Message}", exception.ToString());
    }

    [Fact]
    public async Task A_store_in_memory_stops_the_start()
    {
        using var host = Build(options => options.Path = ":memory:");

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains(
            "JwtMongoSms:Sqlite:Path (JwtMongoSms__Sqlite__Path) is \":memory:\"; it is a file on a local disk",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/users.db", "/srv/app/data/users.db")]
    [InlineData("/var/lib/users.db", "/var/lib/users.db")]
    [InlineData("~x/users.db", "/srv/app/~x/users.db")]
    [InlineData("~/data/users.db", "{home}/data/users.db")]
    [InlineData("~//users.db", "{home}/users.db")]
    [InlineData("~", "{home}")]
    public void A_path_begins_at_the_content_root_or_with_a_tilde_at_home(string path, string expected)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Assert.Equal(expected.Replace("{home}", home, StringComparison.Ordinal), StorePath.Resolve(path, "/srv/app"));
    }

    [Fact]
    public async Task A_missing_path_is_named_with_its_cure()
    {
        using var host = Build(options => options.Path = null);

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains("JwtMongoSms__Sqlite__Path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_s_own_store_stays()
    {
        await using var own = await SqliteStores.OpenEmptyAsync();
        var services = new ServiceCollection().AddLogging().AddSingleton(own.Sessions);
        services.AddSqliteApplication(options => options.Path = file.Path);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        using var scope = provider.CreateScope();

        Assert.Same(own.Sessions, scope.ServiceProvider.GetRequiredService<ISessionStore>());
        Assert.IsType<SqliteChallengeStore>(scope.ServiceProvider.GetRequiredService<IChallengeStore>());
    }

    [Fact]
    public async Task What_is_over_is_removed_while_the_application_runs()
    {
        using var host = Build();
        await host.StartAsync(Token);
        using var scope = host.Services.CreateScope();
        var challenges = scope.ServiceProvider.GetRequiredService<IChallengeStore>();
        var challenge = Given.Challenge(Given.Start);
        await challenges.AddAsync(challenge, Token);

        time.Advance(TimeSpan.FromHours(30));

        while (await challenges.FindAsync(challenge.Hash, Token) is not null)
            await Task.Yield();

        await host.StopAsync(Token);
    }

    [Fact]
    public async Task With_the_purge_switched_off_nothing_is_removed()
    {
        using var host = Build(options => options.PurgeEnabled = false);
        await host.StartAsync(Token);
        using var scope = host.Services.CreateScope();
        var challenges = scope.ServiceProvider.GetRequiredService<IChallengeStore>();
        var challenge = Given.Challenge(Given.Start);
        await challenges.AddAsync(challenge, Token);

        time.Advance(TimeSpan.FromHours(30));

        // A purge would have been queued before this, and the writer takes verbs in their order.
        await challenges.AddAsync(Given.Challenge(Given.Start), Token);
        Assert.NotNull(await challenges.FindAsync(challenge.Hash, Token));
        await host.StopAsync(Token);
    }

    public void Dispose() => file.Dispose();

    private IHost Build(Action<SqliteOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSqliteApplication(options =>
        {
            options.Path = file.Path;
            configure?.Invoke(options);
        });
        return builder.Build();
    }
}
