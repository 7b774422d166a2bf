using JwtMongoSms.MongoDb.Users;
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
        Assert.All(
            server.Commands.Where(command => command is { Collection: not null, Name: not "createIndexes" }),
            command => Assert.Equal(4000, command.Body["maxTimeMS"].ToInt32()));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task With_indexes_switched_off_none_is_made_until_somebody_asks_and_health_tells_which_are_missing()
    {
        using var host = MongoHost.Build(server.ConnectionString, options => options.CreateIndexes = false);
        await host.StartAsync(Token);
        await host.InScope<IPhoneUserStore>().GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
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
        await using var router = MongoWireServer.Start(new FakeTimeProvider(Given.Start), TestDatabase.ShardedCluster);
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
    public async Task Users_that_are_sharded_by_another_key_than_their_phone_number_stop_a_start_in_Production()
    {
        var wire = TestDatabase.ShardedCluster with { ShardKeys = new Dictionary<string, string> { ["users"] = "email" } };
        await using var router = MongoWireServer.Start(new FakeTimeProvider(Given.Start), wire);
        await AssertStopsStartAsync(router.ConnectionString, "its shard key must be { phoneNumber: 1 }");
    }

    [Theory]
    [InlineData("listIndexes", 13, true, "the role readWrite")]
    [InlineData("createIndexes", 13, true, "the role readWrite")]
    [InlineData("createIndexes", 303, true, "Use MongoDB 4.4 to 8")]
    [InlineData("update", 13, true, "the role readWrite")]
    [InlineData("update", 13, false, "the role readWrite")]
    [InlineData("insert", 13, true, "the role readWrite")]
    [InlineData("delete", 13, true, "the role readWrite")]
    public async Task What_would_fail_every_sign_in_stops_a_start_in_Production_with_its_cure_and_not_in_Development(
        string command, int code, bool createIndexes, string cure)
    {
        server.Faults.On(command).Always().Fail(code, "SomeName", "the server's own words");
        await AssertStopsStartAsync(server.ConnectionString, cure, options => options.CreateIndexes = createIndexes);
    }

    [Fact]
    public async Task The_start_stores_nothing_to_try_its_rights()
    {
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);

        Assert.Equal(4, server.CommandsNamed("insert").Count);
        using var client = new MongoClient(server.ConnectionString);
        foreach (var collection in server.CommandsNamed("insert").Select(command => command.Collection))
        {
            var stored = client.GetDatabase("app").GetCollection<BsonDocument>(collection);
            Assert.Equal(0, await stored.CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
        }
    }

    [Fact]
    public async Task A_right_that_the_settings_make_needless_is_not_asked_for()
    {
        server.Faults.On("insert", "users").Always().Fail(13, "Unauthorized", "");
        server.Faults.On("delete", "users").Always().Fail(13, "Unauthorized", "");
        using var host = MongoHost.Build(
            server.ConnectionString,
            services: services => services.Configure<UserOptions>(users => (users.AllowSignUp, users.AllowDeletion) = (false, false)));
        await host.StartAsync(Token);
    }

    [Fact]
    public async Task A_server_that_is_too_old_for_the_driver_stops_a_start_in_Production()
    {
        await using var old = MongoWireServer.Start(new FakeTimeProvider(Given.Start), new MongoWireOptions { MaxWireVersion = 6 });
        await AssertStopsStartAsync(old.ConnectionString, "Use MongoDB 4.4 to 8");
    }

    [Fact]
    public async Task A_client_of_the_application_that_is_strict_about_the_stable_API_stops_a_start_in_Production()
    {
        var settings = MongoClientSettings.FromConnectionString(server.ConnectionString);
        settings.ServerApi = new ServerApi(ServerApiVersion.V1, strict: true);
        using var client = new MongoClient(settings);
        await AssertStopsStartAsync(null, "Remove Strict", services: services => services.AddSingleton(client.GetDatabase("app")));
    }

    [Fact]
    public async Task Users_whose_ids_are_of_another_kind_stop_a_start_in_Production()
    {
        await StoreUsersAsync("{ _id: 'ada', phoneNumber: '+447400123456' }", "{ _id: 'bob', phoneNumber: '+447400123457' }");

        await AssertStopsStartAsync(server.ConnectionString, "ada has an _id of type String, and MongoDb:UserIdFormat is ObjectId");
        using var host = MongoHost.Build(server.ConnectionString, options => options.UserIdFormat = UserIdFormat.String);
        await host.StartAsync(Token);
    }

    [Theory]
    [InlineData("'ada'")]
    [InlineData("true")]
    public async Task One_user_whose_id_is_of_another_kind_is_logged_once_and_no_other_pays_for_it(string id)
    {
        var log = new RecordingLogger<UnreadableUsers>();
        var (odd, other) = (Given.PhoneNumber(), Given.PhoneNumber(1));
        await StoreUsersAsync($"{{ _id: {id}, phoneNumber: '{odd.E164}' }}", $"{{ phoneNumber: '{other.E164}' }}");
        using var host = MongoHost.Build(
            server.ConnectionString, services: services => services.AddSingleton<ILogger<UnreadableUsers>>(log));
        await host.StartAsync(Token);
        var users = host.InScope<IPhoneUserStore>();

        for (var time = 0; time < 3; time++)
            await Assert.ThrowsAsync<StoreException>(() => users.EnsureReadableAsync(odd, Token));

        Assert.Contains("Set it to the type of all ids", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
        await users.EnsureReadableAsync(other, Token);
        Assert.False((await users.GetOrAddAsync(other, SignUp.Open, Given.Start, Token))!.IsNew);
    }

    [Fact]
    public async Task Where_every_id_is_of_the_configured_kind_a_sign_in_does_not_look_for_others()
    {
        await StoreUsersAsync("{ phoneNumber: '+447400123456' }");
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        server.ClearRecord();

        await host.InScope<IPhoneUserStore>().EnsureReadableAsync(Given.PhoneNumber(), Token);

        Assert.Empty(server.CommandsNamed("find"));
    }

    [Fact]
    public async Task A_database_that_comes_back_empty_gets_its_indexes_before_the_next_verb_runs()
    {
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        var users = host.InScope<IPhoneUserStore>();
        await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        await server.StopAsync();
        server.Empty();
        server.ClearRecord();
        server.Restart();

        // The driver itself sends the first command again.
        Assert.Null(await UntilItWorksAsync(() => users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token)));
        Assert.True((await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token))!.IsNew);
        var commands = server.Commands.Where(command => command.Collection == "users").Select(command => command.Name).ToList();
        Assert.InRange(commands.IndexOf("createIndexes"), 0, commands.IndexOf("findAndModify"));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_database_that_was_dropped_is_told_by_health_and_gets_its_indexes_then()
    {
        using var host = MongoHost.Build(server.ConnectionString);
        await host.StartAsync(Token);
        server.Empty();

        Assert.Equal(HealthStatus.Unhealthy, (await host.HealthAsync()).Status);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
    }

    [Fact]
    public async Task Health_tells_that_an_index_is_still_being_built()
    {
        await server.StopAsync();
        var time = new FakeTimeProvider(Given.Start);
        using var host = MongoHost.Build(server.ConnectionString, time: time);
        await host.StartAsync(Token);
        server.Restart();
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();
        var reached = hold.ReachedAsync(Token);
        Task<HealthReport> health;
        do
            health = host.HealthAsync();
        while (await Task.WhenAny(health, reached) == health);

        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Contains("still building", Assert.Single((await health).Entries).Value.Description, StringComparison.Ordinal);
        hold.Release();
    }

    [Fact]
    public async Task Two_users_of_one_number_stop_a_start_in_Production_and_not_in_Development()
    {
        await StoreUsersAsync("{ phoneNumber: '+447400123456' }", "{ phoneNumber: '+447400123456' }");
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

        var exception = await Assert.ThrowsAsync<StoreException>(
            () => users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token));
        Assert.Equal(StoreFailure.Unavailable, exception.Failure);
        Assert.Equal(HealthStatus.Unhealthy, (await host.HealthAsync()).Status);

        server.Restart();
        Assert.True((await UntilItWorksAsync(() => users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token)))!.IsNew);
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
            .Select(_ => UntilItWorksAsync(() => users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token))).ToList();
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
    public async Task Two_hundred_first_verbs_at_once_open_one_client()
    {
        using var host = MongoHost.Build(server.ConnectionString + "&maxPoolSize=2", options => options.CreateIndexes = false);

        var challenges = host.InScope<IChallengeStore>();
        await Race.RunAsync(async _ =>
        {
            await challenges.AddAsync(Given.Challenge(Given.Start), Token);
            return true;
        });

        // Two that work, and two that watch the server.
        Assert.InRange(server.Connections, 1, 4);
    }

    [Fact]
    public async Task The_application_s_own_database_is_used_and_its_settings_weaken_nothing()
    {
        using var client = new MongoClient(server.ConnectionString + "&w=1&readPreference=secondaryPreferred");
        using var host = MongoHost.Build(null, services: services => services.AddSingleton(client.GetDatabase("theirs")));
        await host.StartAsync(Token);
        server.ClearRecord();
        await host.InScope<IChallengeStore>().AddAsync(Given.Challenge(Given.Start), Token);

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
        server.ClearRecord();
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

    private async Task AssertStopsStartAsync(
        string? connectionString, string cure, Action<MongoDbOptions>? options = null, Action<IServiceCollection>? services = null)
    {
        using (var production = MongoHost.Build(connectionString, options, services))
        {
            var exception = await Assert.ThrowsAsync<StoreException>(() => production.StartAsync(Token));
            Assert.False(exception.IsTransient);
            Assert.Contains(cure, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("the server's own words", exception.ToString(), StringComparison.Ordinal);
        }

        var log = new RecordingLogger<MongoHostedService>();
        using var development = MongoHost.Build(
            connectionString,
            options,
            also => (services ?? (_ => { })).Invoke(also.AddSingleton<ILogger<MongoHostedService>>(log)),
            environment: "Development");
        await development.StartAsync(Token);
        Assert.Contains(cure, Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    private async Task StoreUsersAsync(params string[] users)
    {
        using var client = new MongoClient(server.ConnectionString);
        await client.GetDatabase("app").GetCollection<BsonDocument>("users")
            .InsertManyAsync(users.Select(BsonDocument.Parse), cancellationToken: Token);
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
