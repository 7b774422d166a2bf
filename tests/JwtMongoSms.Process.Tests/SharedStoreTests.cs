using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>Two servers on one store are one server.</summary>
public sealed class SharedStoreTests
{
    private const int Rounds = 20;

    [Fact]
    public async Task Of_1000_parallel_verifications_of_one_code_at_two_servers_exactly_one_succeeds()
    {
        using var home = new TemporaryFolder();
        await using var first = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), TestContext.Current.CancellationToken);
        await using var second = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), TestContext.Current.CancellationToken);

        for (var round = 0; round < Rounds; round++)
        {
            var code = await first.SendCodeAsync(Given.PhoneNumber(round).E164);
            var answers = await code.VerifyAtOnceAsync(first, second);

            var person = SignedInPerson.From(Assert.Single(answers, answer => answer.IsSuccess));
            Assert.All(answers.Where(answer => !answer.IsSuccess), answer => answer.MustBeProblem(400, "code_expired"));
            await first.MustKnowAsync(person);
            await second.MustKnowAsync(person);
        }
    }
}
