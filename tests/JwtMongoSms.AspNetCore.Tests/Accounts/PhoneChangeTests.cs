namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>A person takes another number.</summary>
public sealed class PhoneChangeTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;
    private static readonly Verdict Changed = new(200);
    private static readonly Verdict Taken = new(409, "phone_taken");

    private readonly Handset handset = new();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task The_number_moves_and_every_other_session_ends(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        var (here, elsewhere) = (await SignInAsync(app, Old), await SignInAsync(app, Old));
        var challengeId = await here.AskForNumberAsync(New);
        Assert.Equal((200, Old), await elsewhere.MeAsync());

        var code = await handset.CodeOfAsync(challengeId);
        var user = await app.PostAsync("/auth/phone/verify", new { challengeId, code }, here.AccessToken).JsonAsync();
        Assert.Equal((here.Id, New), (user.Text("id"), user.Text("phoneNumber")));

        // At once, on this instance.
        Assert.Equal((200, New), await here.MeAsync());
        Assert.Equal((401, null), await elsewhere.MeAsync());
        Assert.Equal(401, await elsewhere.RefreshAsync());
        Assert.Equal(200, await here.RefreshAsync());
        Assert.Equal(here.Id, (await SignInAsync(app, New)).Id);
        Assert.NotEqual(here.Id, (await SignInAsync(app, Old)).Id);
    }

    [Fact]
    public async Task It_needs_a_recent_sign_in_and_refreshing_is_none()
    {
        await using var app = await handset.StartAppAsync();
        var member = await SignInAsync(app, Old);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(200, await member.RefreshAsync());

        Assert.Equal(
            new Verdict(403, "sign_in_again"),
            await member.SendAsync(HttpMethod.Post, "/auth/phone", new { phoneNumber = New }).VerdictAsync());

        Assert.Equal(Changed, await (await SignInAsync(app, Old)).ChangeToAsync(New));
    }

    [Fact]
    public async Task A_code_that_was_asked_for_in_time_may_be_typed_in_a_little_later()
    {
        await using var app = await handset.StartAppAsync();
        var member = await SignInAsync(app, Old);
        app.Time.Advance(TimeSpan.FromMinutes(9));
        var challengeId = await member.AskForNumberAsync(New);
        app.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(Changed, await member.TypeAsync(challengeId, await handset.CodeOfAsync(challengeId)));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_changes_nothing()
    {
        await using var app = await handset.StartAppAsync();
        var member = await SignInAsync(app, Old);
        var challengeId = await member.AskForNumberAsync(New);

        var code = await handset.CodeOfAsync(challengeId);

        Assert.Equal(Verdict.SignedOut, await app.PostAsync("/auth/phone", new { phoneNumber = New }).VerdictAsync());
        Assert.Equal(Verdict.SignedOut, await app.PostAsync("/auth/phone/verify", new { challengeId, code }).VerdictAsync());
    }

    [Fact]
    public async Task A_code_changes_the_number_of_whoever_asked_for_it_alone()
    {
        await using var app = await handset.StartAppAsync();
        var (member, stranger) = (await SignInAsync(app, Old), await SignInAsync(app, Given.PhoneNumber(3).E164));
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);

        // More often than a challenge has guesses: none of these is counted.
        for (var guess = 0; guess < 6; guess++)
            Assert.Equal(Verdict.Expired, await stranger.TypeAsync(challengeId, code));

        Assert.Equal(Changed, await member.TypeAsync(challengeId, code));
    }

    [Fact]
    public async Task A_taken_number_is_answered_like_a_free_one_and_texted_until_the_right_code_is_in()
    {
        await using var app = await handset.StartAppAsync();
        var owner = await SignInAsync(app, New);
        var (here, elsewhere) = (await SignInAsync(app, Old), await SignInAsync(app, Old));

        string[] shapes = [await ShapeAsync(here, New), await ShapeAsync(here, Given.PhoneNumber(3).E164), await ShapeAsync(here, Old)];
        Assert.Single(shapes.Distinct());

        var challengeId = await here.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);
        Assert.Equal(Verdict.Incorrect(4), await here.TypeAsync(challengeId, code.PlusSteps(1)));
        Assert.Equal(Taken, await here.TypeAsync(challengeId, code));

        // Nothing has happened to anybody.
        Assert.Equal([(200, Old), (200, Old), (200, New)], [await here.MeAsync(), await elsewhere.MeAsync(), await owner.MeAsync()]);
        await app.StopAsync();
        Assert.Empty(handset.Notices);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task Of_twenty_people_who_want_one_number_at_once_and_hold_it_one_gets_it(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        var people = await Task.WhenAll(Enumerable.Range(10, 20).Select(number => SignInAsync(app, Given.PhoneNumber(number).E164)));
        var codes = await Task.WhenAll(people.Select(async person =>
        {
            var challengeId = await person.AskForNumberAsync(New);
            return (Id: challengeId, Code: await handset.CodeOfAsync(challengeId));
        }));

        var verdicts = await Task.WhenAll(people.Zip(codes, (person, code) => person.TypeAsync(code.Id, code.Code)));

        Assert.Single(verdicts, Changed);
        Assert.Equal(19, verdicts.Count(verdict => verdict == Taken));
        Assert.Equal(people[Array.IndexOf(verdicts, Changed)].Id, (await SignInAsync(app, New)).Id);
    }

    [Fact]
    public async Task The_number_that_one_has_already_stays_and_nobody_is_told_but_other_sessions_end()
    {
        // So a change that broke off between the move and the end of the other sessions is finished by making it again.
        await using var app = await handset.StartAppAsync();
        var (here, elsewhere) = (await SignInAsync(app, Old), await SignInAsync(app, Old));
        Assert.Equal(Changed, await here.ChangeToAsync(Old));
        Assert.Equal([(200, Old), (401, null)], [await here.MeAsync(), await elsewhere.MeAsync()]);
        await app.StopAsync();
        Assert.Empty(handset.Notices);
    }

    [Fact]
    public async Task With_sign_up_closed_a_person_still_takes_a_number_that_nobody_has()
    {
        await using var place = StorePlace.Open(StoreKind.MongoDb);
        await using (var open = await handset.StartAppAsync(place.Settings))
            await SignInAsync(open, Old);

        await using var app = await handset.StartAppAsync(new(place.Settings) { ["Users:AllowSignUp"] = "false" });
        Assert.Equal(Changed, await (await SignInAsync(app, Old)).ChangeToAsync(New));
    }

    [Theory]
    [InlineData("12", "phone_invalid")]
    [InlineData("+44 20 7031 3000", "phone_invalid")]
    [InlineData("+33612345678", "phone_country_blocked")]
    [InlineData(null, "request_invalid")]
    public async Task What_is_no_number_to_be_texted_is_told_as_at_a_sign_in(string? phoneNumber, string code)
    {
        await using var app = await handset.StartAppAsync(new() { ["Limits:Countries"] = "GB" });
        var member = await SignInAsync(app, Old);
        Assert.Equal(new Verdict(400, code), await member.SendAsync(HttpMethod.Post, "/auth/phone", new { phoneNumber }).VerdictAsync());
    }

    [Fact]
    public async Task A_number_without_its_country_code_is_read_with_the_country_beside_it()
    {
        await using var app = await handset.StartAppAsync();
        var member = await SignInAsync(app, Old);
        var national = new { phoneNumber = "07400 000002", country = "GB" };
        var challengeId = (await app.PostAsync("/auth/phone", national, member.AccessToken).JsonAsync(202)).Text("challengeId");
        Assert.Equal(Changed, await member.TypeAsync(challengeId, await handset.CodeOfAsync(challengeId)));
        Assert.Equal((200, New), await member.MeAsync());
    }

    private Task<Member> SignInAsync(TestApp app, string phoneNumber) => Member.SignInAsync(app, handset, phoneNumber);

    // All that the person sees, but the time and the random id.
    private static async Task<string> ShapeAsync(Member member, string phoneNumber)
    {
        using var answer = await member.SendAsync(HttpMethod.Post, "/auth/phone", new { phoneNumber });
        var members = (await answer.JsonAsync(202)).EnumerateObject().Select(Shape);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return string.Join('\n', headers.Concat(members));
    }

    private static string Shape(JsonProperty member)
        => member.Name == "challengeId" ? $"challengeId {member.Value.GetString()!.Length}" : member.ToString();
}
