using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;
using Race = JwtMongoSms.Testing.Contracts.Race;

namespace JwtMongoSms.MongoDb.Tests.Starting;

public sealed class StartTests : IAsyncLifetime
{
    private readonly MongoWireServer server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_indexes_are_made_when_the_application_starts()
    {
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);

        Assert.Equal(6, server.CommandsNamed("createIndexes").Count);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task With_indexes_switched_off_none_is_made_until_somebody_asks_and_health_tells_which_are_missing()
    {
        using var host = MongoHost.Build(server.ConnectionString, options => options.CreateIndexes = false);
        await host.StartAsync(Token);
        await host.InScope<IPhoneUserStore>().GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token);
        Assert.Empty(server.CommandsNamed("createIndexes"));

        var health = Assert.Single((await host.HealthAsync()).Entries).Value;
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains(
            """db.getCollection("users").createIndex({ phoneNumber: 1 }, { unique: true, sparse: true, collation: """,
            health.Description,
            StringComparison.Ordinal);

        await host.Services.GetRequiredService<MongoIndexes>().EnsureAsync(Token);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sharded_cluster_needs_retryable_writes_or_the_start_stops(bool retryWrites)
    {
        await using var router = MongoWireServer.Start(new FakeTimeProvider(Given.Start), new MongoWireOptions { IsSharded = true });
        using var host = MongoHost.Build(router.ConnectionString + $"&retryWrites={(retryWrites ? "true" : "false")}");
        var start = host.StartAsync(Token);
        if (retryWrites)
        {
            await start;
            return;
        }

        var exception = await Assert.ThrowsAsync<StoreException>(() => start);
        Assert.False(exception.IsTransient);
        Assert.Contains("Remove retryWrites=false", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_users_of_one_number_stop_a_start_in_Production_and_not_in_Development()
    {
        using (var client = new MongoClient(server.ConnectionString))
        {
            var user = new BsonDocument("phoneNumber", "+447400123456");
            await client.GetDatabase("app").GetCollection<BsonDocument>("users")
                .InsertManyAsync([user, new BsonDocument(user)], cancellationToken: Token);
        }

        using (var production = MongoHost.Build(server.ConnectionString))
        {
            var exception = await Assert.ThrowsAsync<StoreException>(() => production.StartAsync(Token));
            Assert.Contains("+44*******56", exception.Message, StringComparison.Ordinal);
        }

        using var development = MongoHost.Build(server.ConnectionString, environment: "Development");
        await development.StartAsync(Token);
        await development.InScope<IChallengeStore>().AddAsync(Given.Challenge(Given.Start), Token);
        Assert.Equal(HealthStatus.Unhealthy, (await development.HealthAsync()).Status);
        await development.StopAsync(Token);
    }

    [Fact]
    public async Task An_application_starts_while_MongoDB_is_down_and_works_once_it_is_up()
    {
        await server.StopAsync();
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        var users = host.InScope<IPhoneUserStore>();

        var exception = await Assert.ThrowsAsync<StoreException>(() => users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token));
        Assert.Equal(StoreFailure.Unavailable, exception.Failure);
        Assert.Equal(HealthStatus.Unhealthy, (await host.HealthAsync()).Status);

        server.Restart();
        Assert.True((await UntilItWorksAsync(() => users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token)))!.IsNew);
        Assert.Equal(6, server.CommandsNamed("createIndexes").Count);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Nobody_signs_up_before_the_index_is_there_that_keeps_a_number_from_two_users()
    {
        await server.StopAsync();
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        server.Restart();
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();

        var users = host.InScope<IPhoneUserStore>();
        var signIns = Enumerable.Range(0, 20)
            .Select(_ => UntilItWorksAsync(() => users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token))).ToList();
        await hold.ReachedAsync(Token);
        Assert.Empty(server.CommandsNamed("findAndModify"));
        hold.Release();

        Assert.Single(await Task.WhenAll(signIns), signIn => signIn!.IsNew);
        Assert.Single(server.CommandsNamed("createIndexes", "users"));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_start_that_is_canceled_while_an_index_is_built_ends_at_once_and_says_so()
    {
        var log = new RecordingLogger<MongoHostedService>();
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();
        using var canceling = new CancellationTokenSource();
        using (var host = MongoHost.Build(
            server.ConnectionString, services: services => services.AddSingleton<ILogger<MongoHostedService>>(log)))
        {
            var start = host.StartAsync(canceling.Token);
            await hold.ReachedAsync(Token);
            await canceling.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        }

        Assert.StartsWith("The start was canceled before the indexes were built.", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
        hold.Release();
    }

    [Fact]
    public async Task A_password_that_MongoDB_refuses_stops_a_start_in_Production_since_it_stays_wrong()
    {
        server.Faults.On("saslStart").Always().Fail(18, "AuthenticationFailed", "Authentication failed.");
        var connectionString = server.ConnectionString.Replace("mongodb://", "mongodb://user:hunter2@", StringComparison.Ordinal);
        using var host = MongoHost.Build(connectionString + "&authMechanism=PLAIN");

        var exception = await Assert.ThrowsAsync<StoreException>(() => host.StartAsync(Token));

        Assert.Equal((StoreFailure.Unavailable, false), (exception.Failure, exception.IsTransient));
        Assert.Contains("refused the user name or the password", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_first_verbs_at_once_open_one_client_and_the_start_opens_none_with_indexes_switched_off()
    {
        using var host = MongoHost.Build(server.ConnectionString + "&maxPoolSize=2", options => options.CreateIndexes = false);
        await host.StartAsync(Token);
        Assert.Equal(0, server.Connections);

        var challenges = host.InScope<IChallengeStore>();
        await Race.RunAsync(async _ =>
        {
            await challenges.AddAsync(Given.Challenge(Given.Start), Token);
            return true;
        });

        // Two that work, and two that watch the server.
        Assert.InRange(server.Connections, 1, 4);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task The_application_s_own_database_is_used_and_its_settings_weaken_nothing()
    {
        using var client = new MongoClient(server.ConnectionString + "&w=1&readPreference=secondaryPreferred");
        using var host = MongoHost.Build(null, services: services => services.AddSingleton(client.GetDatabase("theirs")));
        await host.StartAsync(Token);
        var challenge = Given.Challenge(Given.Start);
        await host.InScope<IChallengeStore>().AddAsync(challenge, Token);

        var insert = Assert.Single(server.CommandsNamed("insert"));
        Assert.Equal(("theirs", "signInChallenges"), (insert.Database, insert.Collection));
        Assert.Equal("majority", insert.Body["writeConcern"]["w"].AsString);
        await host.StopAsync(Token);
        var theirs = client.GetDatabase("theirs").GetCollection<BsonDocument>("signInChallenges");
        Assert.Equal(1, await theirs.CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty, cancellationToken: Token));
    }

    [Fact]
    public async Task A_database_that_the_application_has_registered_for_each_scope_will_do()
    {
        using var client = new MongoClient(server.ConnectionString);
        using var host = MongoHost.Build(
            null, services: services => services.AddScoped(_ => client.GetDatabase("theirs")), environment: "Development");
        await host.StartAsync(Token);
        await host.InScope<IChallengeStore>().AddAsync(Given.Challenge(Given.Start), Token);

        Assert.Equal("theirs", Assert.Single(server.CommandsNamed("insert")).Database);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_database_of_the_application_that_can_t_be_made_is_told_without_its_password()
    {
        using var host = MongoHost.Build(
            null, services: services => services.AddSingleton(_ => new MongoClient("mongodb://u:hunter2@:::/").GetDatabase("theirs")));
        await host.StartAsync(Token);

        var challenges = host.InScope<IChallengeStore>();
        var exception = await Assert.ThrowsAsync<StoreException>(() => challenges.AddAsync(Given.Challenge(Given.Start), Token));

        Assert.Contains("IMongoDatabase could not be created (MongoConfigurationException)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Registered_twice_it_is_registered_once_and_stores_of_the_application_stay()
    {
        await using var own = await MongoStores.OpenEmptyAsync();
        using var host = MongoHost.Build(
            server.ConnectionString, services: services => services.AddSingleton(own.Sessions).AddMongoApplication());
        await host.StartAsync(Token);

        Assert.Same(own.Sessions, host.InScope<ISessionStore>());
        Assert.Single((await host.HealthAsync()).Entries);
        Assert.Equal(6, server.CommandsNamed("createIndexes").Count);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_missing_connection_string_is_named_with_its_cure()
    {
        using var host = MongoHost.Build(null);

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains("ConnectionStrings__MongoDb", exception.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        server.AssertNothingRefused();
    }

    // The driver looks for a server that went away every half second.
    private static async Task<T> UntilItWorksAsync<T>(Func<Task<T>> verb)
    {
        while (true)
        {
            try
            {
                return await verb();
            }
            catch (StoreException exception) when (exception.Failure == StoreFailure.Unavailable)
            {
                await Task.Yield();
            }
        }
    }
}
