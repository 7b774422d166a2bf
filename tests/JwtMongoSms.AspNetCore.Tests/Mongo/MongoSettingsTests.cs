using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.Sqlite.Challenges;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>Which store is used, and what the settings of MongoDB must be.</summary>
public sealed class MongoSettingsTests : IAsyncDisposable
{
    private readonly MongoWireServer server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));

    private string Connection => server.ConnectionString.Replace("/?", "/app?", StringComparison.Ordinal);

    [Theory]
    [InlineData(":ConnectionStrings:MongoDb")]
    [InlineData(":MONGODB_URI")]
    [InlineData("MongoDb:ConnectionString")]
    public async Task One_setting_makes_MongoDB_the_store(string name)
    {
        await using var app = await TestApp.StartAsync(new() { [name] = Connection, ["Sqlite:Path"] = null });

        Assert.IsType<MongoChallengeStore>(app.Services.GetRequiredService<IChallengeStore>());
        Assert.False(File.Exists(app.DatabasePath));
        Assert.Empty(app.Logs.With("No store is configured"));
        Assert.Equal(4, server.CommandsNamed("createIndexes").Select(command => command.Collection).Distinct().Count());
    }

    [Fact]
    public async Task Without_one_the_file_is_the_store_and_nobody_asks_MongoDB()
    {
        await using var app = await TestApp.StartAsync();

        Assert.IsType<SqliteChallengeStore>(app.Services.GetRequiredService<IChallengeStore>());
        Assert.Empty(server.Commands);
        Assert.Equal(200, await app.GetAsync("/health").StatusAsync());
    }

    [Fact]
    public async Task MongoDB_wins_over_a_file_and_says_so()
    {
        await using var app = await TestApp.StartAsync(new() { [":ConnectionStrings:MongoDb"] = Connection });

        Assert.IsType<MongoChallengeStore>(app.Services.GetRequiredService<IChallengeStore>());
        Assert.False(File.Exists(app.DatabasePath));
        Assert.NotEmpty(app.Logs.With("JwtMongoSms:Sqlite:Path is set and not used", LogLevel.Warning));
    }

    [Fact]
    public async Task The_application_s_own_database_needs_no_setting_and_wins_over_one()
    {
        using var client = new MongoClient(server.ConnectionString);
        await using var app = await TestApp.StartAsync(
            new() { [":ConnectionStrings:MongoDb"] = "mongodb://127.0.0.1:1/elsewhere", ["Sqlite:Path"] = null },
            services: services => services.AddSingleton(client.GetDatabase("theirs")));
        await app.SignInAsync(Given.PhoneNumber().E164);

        Assert.Equal(
            1,
            await client.GetDatabase("theirs").GetCollection<MongoDB.Bson.BsonDocument>("users").CountDocumentsAsync(
                new MongoDB.Bson.BsonDocument(), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Production_starts_on_MongoDB_without_a_file()
    {
        await using var app = await TestApp.StartAsync(
            new()
            {
                [":ConnectionStrings:MongoDb"] = Connection,
                ["Sqlite:Path"] = null,
                ["PublicBaseUrl"] = "https://example.com",
                ["Limits:Countries"] = "GB",
                ["Twilio:AccountSid"] = "AC" + new string('a', 32),
                ["Twilio:AuthToken"] = "token",
                ["Twilio:From"] = "+12025550100",
            },
            "Production");
        Assert.Equal(200, await app.GetAsync("/health").StatusAsync());
        Assert.Empty(app.Logs.With("JwtMongoSms", LogLevel.Warning));
    }

    [Theory]
    [InlineData(":ConnectionStrings:MongoDb", "hunter2", "is no connection string")]
    [InlineData(":ConnectionStrings:MongoDb", "mongodb://u:hunter2@localhost/app?w=1", "sets w=1")]
    [InlineData(":ConnectionStrings:MongoDb", "mongodb://u:hunter2@localhost", "is missing", "MongoDb:Database")]
    [InlineData("MongoDb:SessionsCollection", "users", "is \"users\", and so is")]
    [InlineData("MongoDb:UserIdFormat", "Int32", "is \"Int32\"; it is one of ObjectId, String, Guid, CSharpLegacyGuid.")]
    public async Task A_bad_setting_stops_the_start_and_says_what_is_wrong_without_a_password(
        string name, string value, string message, string? wrong = null)
    {
        var refusal = await TestApp.RefusalAsync(new() { [":ConnectionStrings:MongoDb"] = Connection, [name] = value });
        Assert.Contains($"{TestApp.Spelled(wrong ?? name)} {message}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weak_writes_are_refused_in_Production()
    {
        Dictionary<string, string?> settings = new() { [":ConnectionStrings:MongoDb"] = Connection, ["MongoDb:AllowWeakWrites"] = "true" };
        var refusal = await TestApp.RefusalAsync(settings, "Production");
        var message = TestApp.Spelled("MongoDb:AllowWeakWrites") + " is true; that is for tests only.";
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    public async Task Weak_writes_are_as_weak_as_asked_for_once_they_are_allowed(string asked, int sent)
    {
        await using var app = await TestApp.StartAsync(
            new() { [":ConnectionStrings:MongoDb"] = Connection + "&w=" + asked, ["MongoDb:AllowWeakWrites"] = "true" });
        await app.SignInAsync(Given.PhoneNumber().E164);

        Assert.All(server.CommandsNamed("findAndModify"), command => Assert.Equal(sent, command.Body["writeConcern"]["w"].ToInt32()));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
