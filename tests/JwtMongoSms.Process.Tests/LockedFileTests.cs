using Microsoft.Data.Sqlite;
using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>Somebody has opened the store's file in another program, and holds it.</summary>
public sealed class LockedFileTests
{
    [Fact]
    public async Task A_locked_file_is_a_503_for_what_writes_and_all_is_well_when_it_is_free()
    {
        using var home = new TemporaryFolder();
        var path = PhoneSignIn.DatabaseIn(home.Path);
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), TestContext.Current.CancellationToken);
        var person = await server.SignInAsync(Given.PhoneNumber(1).E164);
        var code = await server.SendCodeAsync(Given.PhoneNumber(2).E164);

        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var begin = new SqliteCommand("BEGIN EXCLUSIVE", other);
            begin.ExecuteNonQuery();

            var answers = await Task.WhenAll(
                server.PostAsync("/auth/code", new { phoneNumber = Given.PhoneNumber(3).E164 }), server.VerifyAsync(code));
            Assert.All(answers, answer => answer.MustBeProblem(503, "store_unavailable"));
            await server.Output.FirstAsync($"The store's file {path} is locked by another program.", TestContext.Current.CancellationToken);
            Assert.Equal(1, server.Output.Count($"The store's file {path} could not be written"));

            Assert.Equal(503, (await server.GetAsync("/health")).Status);
            Assert.Equal(503, (await server.GetAsync("/health/ready")).Status);
            (await server.GetAsync("/health/live")).MustBe(200);

            // Reading goes on: nobody who is signed in notices.
            await server.MustKnowAsync(person);
        }

        (await server.GetAsync("/health/ready")).MustBe(200);
        Assert.Equal(0, server.Output.Count("   at "));
        await server.MustKnowAsync(SignedInPerson.From(await server.VerifyAsync(code)));
        await server.MustKnowAsync(await server.SignInAsync(Given.PhoneNumber(3).E164));
        await server.Output.FirstAsync($"The store's file {path} works again", TestContext.Current.CancellationToken);
    }
}
