using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>What a person has done stays done, however the server ended.</summary>
public sealed class RestartTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task User_session_and_used_code_are_what_they_were_after_a_kill_and_a_restart()
    {
        using var home = new TemporaryFolder();
        await using var killed = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        var code = await killed.SendCodeAsync(Given.PhoneNumber().E164);
        var person = SignedInPerson.From(await killed.VerifyAsync(code));
        Assert.True(person.IsNewUser);
        await killed.KillAsync();

        await using var successor = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        await successor.MustKnowAsync(person);
        (await successor.VerifyAsync(code)).MustBeProblem(400, "code_expired");

        var again = await successor.SignInAsync(person.PhoneNumber);
        Assert.Equal((person.UserId, false), (again.UserId, again.IsNewUser));
        await successor.MustKnowAsync(person);
    }

    [Fact]
    public async Task A_code_that_was_sent_before_a_kill_still_works_once_after_it()
    {
        using var home = new TemporaryFolder();
        await using var killed = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        var code = await killed.SendCodeAsync(Given.PhoneNumber().E164);
        await killed.KillAsync();

        await using var successor = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        await successor.MustKnowAsync(SignedInPerson.From(await successor.VerifyAsync(code)));
        (await successor.VerifyAsync(code)).MustBeProblem(400, "code_expired");
    }

    [Fact]
    public async Task A_session_that_was_ended_before_a_kill_stays_ended()
    {
        using var home = new TemporaryFolder();
        await using var killed = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        var person = await killed.SignInAsync(Given.PhoneNumber().E164);
        (await killed.PostAsync("/auth/sign-out", new { refreshToken = person.RefreshToken })).MustBe(204);
        await killed.KillAsync();

        await using var successor = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        (await successor.GetAsync("/auth/me", person.AccessToken)).MustBeProblem(401, "token_invalid");
    }
}
