using JwtMongoSms.MongoDb.Connection;

namespace JwtMongoSms.MongoDb.Tests;

public sealed class OptionsCheckTests
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
    [InlineData(null, "ConnectionStrings:MongoDb is missing")]
    [InlineData("", "ConnectionStrings:MongoDb is missing")]
    [InlineData("localhost:27017", "is no connection string")]
    [InlineData("http://user:hunter2@localhost/app", "is no connection string")]
    [InlineData("mongodb://user:hunter2@localhost:27017", "JwtMongoSms:MongoDb:Database is missing")]
    [InlineData(Server + "?w=0", "sets w=0")]
    [InlineData(Server + "?w=1", "sets w=1")]
    public void What_is_wrong_with_a_connection_string_is_told_without_showing_it(string? connectionString, string problem)
    {
        var told = Assert.Single(Problems(new MongoDbOptions { ConnectionString = connectionString }));

        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_may_be_named_beside_the_connection_string_and_weak_writes_may_be_allowed()
        => Assert.Empty(Problems(
            new MongoDbOptions { ConnectionString = "mongodb://localhost/?w=1", Database = "app", AllowWeakWrites = true }));

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
        => Assert.Empty(MongoDbOptionsCheck.Problems(new MongoDbOptions(), hasDatabase: true));

    private static List<string> Problems(MongoDbOptions options)
        => [.. MongoDbOptionsCheck.Problems(options, hasDatabase: false).Select(problem => $"{problem.Setting} {problem.Problem}")];
}
