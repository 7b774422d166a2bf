using JwtMongoSms.Settings;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests;

public sealed class MongoDbOptionsSetupTests
{
    private const string Server = "mongodb://user:hunter2@localhost:27017/app";

    [Theory]
    [InlineData(Server)]
    [InlineData(Server + "?w=majority")]
    [InlineData(Server + "?w=3&journal=false&readPreference=secondary")]
    [InlineData("mongodb+srv://user:hunter2@cluster.example.com/app")]
    public void A_connection_string_with_a_database_is_all_there_needs_to_be(string connectionString)
        => Assert.Empty(Problems(new MongoDbOptions { ConnectionString = connectionString }));

    [Theory]
    [InlineData(null, "ConnectionStrings:MongoDb (ConnectionStrings__MongoDb) is missing")]
    [InlineData("", "ConnectionStrings:MongoDb (ConnectionStrings__MongoDb) is missing")]
    [InlineData("localhost:27017", "is no connection string")]
    [InlineData("http://user:hunter2@localhost/app", "is no connection string")]
    [InlineData("mongodb://user:hunter2@localhost:27017", "JwtMongoSms:MongoDb:Database (JwtMongoSms__MongoDb__Database) is missing")]
    [InlineData(Server + "?w=0", "sets w=0")]
    [InlineData(Server + "?w=1", "sets w=1")]
    public void What_is_wrong_with_a_connection_string_is_told_without_showing_it(string? connectionString, string problem)
    {
        var told = Assert.Single(Problems(new MongoDbOptions { ConnectionString = connectionString }));

        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_may_be_named_beside_the_connection_string_and_weak_writes_may_be_allowed_in_Development()
    {
        var options = new MongoDbOptions { ConnectionString = "mongodb://localhost/?w=1", Database = "app", AllowWeakWrites = true };

        Assert.Empty(Problems(options, "Development"));
        Assert.Contains(":AllowWeakWrites", Assert.Single(Problems(options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a$b")]
    [InlineData("a\0b")]
    [InlineData("system.users")]
    [InlineData("signInChallenges")]
    public void A_collection_needs_a_name_and_one_of_its_own(string name)
    {
        var told = Problems(new MongoDbOptions { ConnectionString = Server, UsersCollection = name });

        Assert.Single(told);
        Assert.Contains(":UsersCollection", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_with_a_database_of_its_own_is_not_asked_where_it_is()
        => Assert.Empty(Problems(new MongoDbOptions(), services: services => services
            .AddScoped<IMongoDatabase>(_ => throw new InvalidOperationException("A check of settings resolves no database."))));

    [Fact]
    public void A_store_that_is_not_in_use_needs_no_settings()
        => Assert.Empty(Problems(new MongoDbOptions(), services: services => services.AddSingleton(new StoreInUse(_ => "Another"))));

    private static List<string> Problems(
        MongoDbOptions options, string environment = "Production", Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddSingleton(new StoreInUse(_ => MongoDbOptionsSetup.StoreName));
        services?.Invoke(builder.Services);
        using var host = builder.Build();
        var setup = new MongoDbOptionsSetup(new SettingsSource(environment: builder.Environment), host.Services);
        return [.. setup.Validate(null, options).Failures ?? []];
    }
}
