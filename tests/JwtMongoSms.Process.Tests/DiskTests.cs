using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>A server whose disk has no room says so, loses nothing that it has answered, and needs no restart.</summary>
public sealed class DiskTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public Task Files_that_may_not_grow_are_a_503_and_all_is_well_when_they_may() => RunOutOfRoomAsync(new FileSizeLimit());

    [Fact]
    public async Task A_full_disk_is_a_503_and_all_is_well_when_there_is_room()
    {
        var isAllowed = await SmallFileSystem.IsAllowedAsync(home.Path);
        output.WriteLine(isAllowed
            ? "On a file system of one megabyte."
            : "This machine lets the test mount no file system: a limit on file sizes takes its place.");
        await RunOutOfRoomAsync(isAllowed ? new SmallFileSystem() : new FileSizeLimit());
    }

    public void Dispose() => home.Dispose();

    private async Task RunOutOfRoomAsync(DiskShortage shortage)
    {
        var path = shortage.DatabaseIn(home.Path);
        var setup = PhoneSignIn.In(home.Path) with
        {
            Launcher = shortage.Launcher(home.Path),
            Settings = new Dictionary<string, string> { ["JwtMongoSms:Sqlite:Path"] = path },
        };
        await using var server = await ServerProcess.StartAsync(setup, Cancelled);
        var before = await server.SignInAsync(Given.PhoneNumber(1).E164);
        var held = await server.SendCodeAsync(Given.PhoneNumber(2).E164);

        shortage.Begin(server, home.Path);
        for (var request = 0; request < 3; request++)
        {
            (await server.PostAsync("/auth/code", new { phoneNumber = Given.PhoneNumber(3).E164 })).MustBeProblem(503, "store_unavailable");
            (await server.VerifyAsync(held)).MustBeProblem(503, "store_unavailable");
            await MustNotBeSignedOutAsync(server, before);
        }

        Assert.Equal(503, (await server.GetAsync("/health")).Status);
        await server.Output.FirstAsync(shortage.Reason, Cancelled);
        Assert.Equal(1, server.Output.Count($"The store's file {path} could not be written"));
        Assert.Equal(0, server.Output.Count("Unhandled exception"));
        shortage.End(server, home.Path);

        await server.MustKnowAsync(before);
        await server.MustKnowAsync(SignedInPerson.From(await server.VerifyAsync(held)));
        await server.MustKnowAsync(await server.SignInAsync(Given.PhoneNumber(3).E164));
        (await server.GetAsync("/health")).MustBe(200);
        await server.Output.FirstAsync($"The store's file {path} works again", Cancelled);
    }

    // 401 would make a client throw a good token away. Reading may go on or not.
    private static async Task MustNotBeSignedOutAsync(ServerProcess server, SignedInPerson person)
    {
        var me = await server.GetAsync("/auth/me", person.AccessToken);
        if (!me.IsSuccess)
            me.MustBeProblem(503, "store_unavailable");
    }
}
