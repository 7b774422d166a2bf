
namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>Codes for a new number: guessed at, sent again and used up as those of a sign-in are.</summary>
public sealed class PhoneCodeTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;

    private readonly Handset handset = new();

    [Fact]
    public async Task The_attempts_are_evaluated_and_the_right_code_comes_too_late_after_them()
    {
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Old);
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);
        Assert.Equal(new Verdict(400, "code_malformed"), await member.TypeAsync(challengeId, "12345"));
        for (var guess = 1; guess <= 5; guess++)
            Assert.Equal(Verdict.Incorrect(5 - guess), await member.TypeAsync(challengeId, code.PlusSteps(guess)));

        Assert.Equal(Verdict.Expired, await member.TypeAsync(challengeId, code));
        Assert.Equal(Verdict.Expired, await member.TypeAsync("AAAAAAAAAAAAAAAAAAAAAA", code));
    }

    [Fact]
    public async Task A_code_is_read_as_it_was_typed()
    {
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Old);
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);

        Assert.Equal(new Verdict(200), await member.TypeAsync(challengeId, $" {code[..3]}\u202f{code[3..]}\n"));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Guesses_at_a_number_count_together_whatever_its_codes_are_for(StoreKind store)
    {
        // Acceptance 4
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        var member = await Member.SignInAsync(app, handset, Old);
        var (lookedAt, challenges) = (0, new List<(string Id, string Code)>());
        for (var challenge = 0; challenge < 5; challenge++)
        {
            var isSignIn = challenge % 2 == 0;
            var id = isSignIn ? await app.AskAsync(New) : await member.AskForNumberAsync(New);
            var code = await handset.CodeOfAsync(id);
            challenges.Add((id, code));
            for (var guess = 1; guess <= 4; guess++)
            {
                var wrong = code.PlusSteps(guess);
                var verdict = isSignIn ? await app.GuessAsync(id, wrong) : await member.TypeAsync(id, wrong);
                lookedAt += verdict.WasLookedAt ? 1 : 0;
            }
        }

        Assert.Equal(20, lookedAt);
        Assert.Equal(Verdict.Spent, await member.TypeAsync(challenges[1].Id, challenges[1].Code));
        Assert.Equal(Verdict.Spent, await app.GuessAsync(challenges[2].Id, challenges[2].Code));
    }

    [Fact]
    public async Task Of_fifty_who_type_the_right_code_at_once_exactly_one_changes_the_number()
    {
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Old);
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => member.TypeAsync(challengeId, code)));

        Assert.Single(verdicts, new Verdict(200));
        Assert.Equal(49, verdicts.Count(verdict => verdict == Verdict.Expired));
        await app.StopAsync();
        Assert.Single(handset.Notices);
    }

    [Fact]
    public async Task It_is_sent_again_to_the_challenges_own_number_by_the_route_of_every_code_and_can_be_followed()
    {
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Old);
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);

        Assert.Equal(new Verdict(429, "send_cooldown"), await app.PostAsync("/auth/code", new { challengeId }).VerdictAsync());

        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.PostAsync("/auth/code", new { challengeId, phoneNumber = Given.PhoneNumber(9).E164 }).JsonAsync(202);
        Assert.Equal(code, await handset.CodeOfAsync(challengeId, send: 2));

        Assert.Equal("sending", (await app.StatusAsync(challengeId)).Text("delivery"));

        Assert.Equal(new Verdict(200), await member.TypeAsync(challengeId, code));
        Assert.Equal((200, New), await member.MeAsync());
    }
}
