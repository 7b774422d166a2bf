using Microsoft.Extensions.Time.Testing;
using TestSupport;
using TestSupport.Mongo;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>The sample on MongoDB: one setting, and not a line of code.</summary>
public sealed class MongoTests : IAsyncLifetime
{
    private const int Rounds = 20;

    private readonly TemporaryFolder homes = new();
    private readonly MongoWireServer mongo = MongoWireServer.Start(
        new FakeTimeProvider(Given.Start), new MongoWireOptions { RecordsCommands = false });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Connection => mongo.ConnectionString.Replace("/?", "/phonelogin?", StringComparison.Ordinal);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_setting_keeps_the_samples_users_in_MongoDB_and_they_outlive_the_process()
    {
        var setup = PhoneSignIn.In(homes["one"]) with
        {
            Settings = new Dictionary<string, string> { ["ConnectionStrings:MongoDb"] = Connection },
        };
        await using var killed = await ServerProcess.StartAsync(setup, Cancelled);
        var code = await killed.SendCodeAsync(Given.PhoneNumber().E164);
        var person = SignedInPerson.From(await killed.VerifyAsync(code));
        await killed.KillAsync();
        Assert.False(File.Exists(PhoneSignIn.DatabaseIn(homes["one"])));

        await using var successor = await ServerProcess.StartAsync(setup, Cancelled);
        await successor.MustKnowAsync(person);
        (await successor.VerifyAsync(code)).MustBeProblem(400, "code_expired");

        var again = await successor.SignInAsync(person.PhoneNumber);
        Assert.Equal((person.UserId, false), (again.UserId, again.IsNewUser));
    }

    [Fact]
    public async Task SIGTERM_while_an_index_is_built_ends_the_server_without_a_crash()
    {
        var hold = mongo.Faults.On("createIndexes", "users").HoldBefore();
        await using var server = ServerProcess.Start(In("waiting"));
        await hold.ReachedAsync(Cancelled);
        await server.Output.FirstAsync("Creating those of 6 indexes that MongoDB lacks", Cancelled);

        server.Terminate();

        Assert.Equal(0, await server.ExitAsync(Cancelled));
        Assert.Equal(1, server.Output.Count("The start was canceled before the indexes were built."));
        hold.Release();
    }

    [Fact]
    public async Task Of_1000_parallel_verifications_of_one_code_at_two_servers_on_one_MongoDB_exactly_one_succeeds()
    {
        // Acceptance 5
        await using var first = await ServerProcess.StartAsync(In("first"), Cancelled);
        await using var second = await ServerProcess.StartAsync(In("second"), Cancelled);

        for (var round = 0; round < Rounds; round++)
        {
            var code = await first.SendCodeAsync(Given.PhoneNumber(round).E164);
            var answers = await code.VerifyAtOnceAsync(first, second);

            var person = SignedInPerson.From(Assert.Single(answers, answer => answer.IsSuccess));

            // Five hundred at once at each: on a busy machine some may wait longer than the store's deadline, and are told so.
            Assert.All(
                answers.Where(answer => !answer.IsSuccess),
                answer => Assert.True(answer.Problem is "code_expired" or "store_unavailable", answer.Text));
            await first.MustKnowAsync(person);
            await second.MustKnowAsync(person);
        }
    }

    public async ValueTask DisposeAsync()
    {
        homes.Dispose();
        await mongo.DisposeAsync();
        mongo.AssertNothingRefused();
    }

    // Homes of their own: nothing but the database is shared, and the secret, which every instance must have.
    private ServerSetup In(string home) => PhoneSignIn.In(homes[home]) with
    {
        Settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:MongoDb"] = Connection,
            ["JwtMongoSms:Secret"] = "a root secret of the tests that is long enough",
        },
    };
}
