namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>A person removes themselves.</summary>
public sealed class UserDeletionTests
{
    private static readonly string Phone = Given.PhoneNumber(1).E164;
    private static readonly Verdict Gone = new(204);

    private readonly Handset handset = new();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task The_person_is_gone_at_once_on_every_device_and_the_number_begins_anew(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var app = await handset.StartAppAsync(place.Settings);
        var (here, elsewhere, stranger) = (
            await SignInAsync(app, Phone),
            await SignInAsync(app, Phone),
            await SignInAsync(app, Given.PhoneNumber(2).E164));
        Assert.Equal((200, Phone), await elsewhere.MeAsync());

        Assert.Equal(Gone, await here.LeaveAsync());

        Assert.Equal(
            [(401, null), (401, null), (200, Given.PhoneNumber(2).E164)],
            [await here.MeAsync(), await elsewhere.MeAsync(), await stranger.MeAsync()]);
        Assert.Equal((401, 401), (await here.RefreshAsync(), await elsewhere.RefreshAsync()));
        Assert.NotEqual(here.Id, (await SignInAsync(app, Phone)).Id);
    }

    [Fact]
    public async Task It_needs_a_recent_sign_in()
    {
        await using var app = await handset.StartAppAsync();
        var member = await SignInAsync(app, Phone);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(200, await member.RefreshAsync());
        Assert.Equal(new Verdict(403, "sign_in_again"), await member.LeaveAsync());
        Assert.Equal((200, Phone), await member.MeAsync());

        Assert.Equal(Verdict.SignedOut, await app.SendAsync(HttpMethod.Delete, "/auth/me").VerdictAsync());
    }

    [Fact]
    public async Task Where_it_is_switched_off_there_is_no_such_route()
    {
        await using var app = await handset.StartAppAsync(new() { ["Users:AllowDeletion"] = "false" });
        var member = await SignInAsync(app, Phone);
        using var answer = await member.SendAsync(HttpMethod.Delete, "/auth/me");
        Assert.Equal("request_invalid", (await answer.JsonAsync(405)).Text("code"));
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        Assert.Equal((200, Phone), await member.MeAsync());
    }

    [Fact]
    public async Task With_cookies_it_needs_the_header_that_forces_a_preflight_and_takes_the_cookies_away()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);

        var refused = await person.DeleteAsync("/auth/me");
        Assert.Equal(401, refused.Status);
        Assert.True(await person.IsSignedInAsync());

        person.Headers["X-Requested-With"] = "fetch";
        Assert.Equal(204, (await person.DeleteAsync("/auth/me")).Status);
        Assert.False(person.HasTokens);
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task The_application_is_told_once_with_the_user_as_they_were_and_its_own_services()
    {
        var told = new List<(string Id, string Phone, bool IsGone)>();
        async Task TellAsync(UserDeletedContext deleted, CancellationToken cancellationToken)
        {
            var (users, user) = (deleted.Services.GetRequiredService<IPhoneUserStore>(), deleted.User);
            told.Add((user.Id.Value, user.PhoneNumber.E164, await users.FindAsync(user.Id, cancellationToken) is null));
        }

        await using var app = await handset.StartAppAsync(
            services: services => services.Configure<UserOptions>(options => options.OnDeleted = TellAsync));
        var member = await SignInAsync(app, Phone);
        Assert.Equal(Gone, await member.LeaveAsync());
        Assert.Equal(401, (await member.LeaveAsync()).Status);
        Assert.Equal([(member.Id, Phone, true)], told);
    }

    [Fact]
    public async Task A_callback_that_fails_keeps_nobody()
    {
        await using var app = await handset.StartAppAsync(services: services => services.Configure<UserOptions>(
            options => options.OnDeleted = (_, _) => throw new InvalidDataException("boom")));
        var member = await SignInAsync(app, Phone);
        Assert.Equal(Gone, await member.LeaveAsync());
        Assert.Equal(401, (await member.MeAsync()).Status);
        Assert.NotEmpty(app.Logs.With("Users:OnDeleted failed for user", LogLevel.Error));
        Assert.Empty(app.Logs.With("boom"));
    }

    [Fact]
    public async Task Twenty_requests_at_once_remove_one_person_once()
    {
        var told = 0;
        await using var app = await handset.StartAppAsync(services: services => services.Configure<UserOptions>(
            options => options.OnDeleted = (_, _) => Task.FromResult(Interlocked.Increment(ref told))));
        var member = await SignInAsync(app, Phone);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => member.LeaveAsync()));
        Assert.Contains(Gone, verdicts);
        Assert.All(verdicts, verdict => Assert.True(verdict == Gone || verdict.Status == 401, verdict.ToString()));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_sign_in_that_found_the_user_before_the_removal_signs_nobody_in_after_it()
    {
        await using var mongo = await MongoApp.StartAsync();
        var member = await Member.SignInAsync(mongo.App, mongo.Handset, Phone);
        var challengeId = await mongo.App.AskAsync(Phone);
        var code = await mongo.Handset.CodeOfAsync(challengeId);
        var session = mongo.Server.Faults.On("insert", "signInSessions").HoldBefore();
        var signIn = mongo.App.GuessAsync(challengeId, code);
        await session.ReachedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Gone, await member.LeaveAsync());
        session.Release();
        Assert.Equal(Verdict.Expired, await signIn);
    }

    [Theory]
    [InlineData("update", "signInSessions", 200)]
    [InlineData("delete", "users", 401)]
    public async Task A_store_that_fails_before_the_removal_is_a_503_and_keeps_the_person(string command, string collection, int status)
    {
        var told = 0;
        await using var mongo = await MongoApp.StartAsync();
        mongo.App.Services.GetRequiredService<IOptions<UserOptions>>().Value.OnDeleted = (_, _) => Task.FromResult(told++);
        var member = await Member.SignInAsync(mongo.App, mongo.Handset, Phone);
        mongo.Server.Faults.On(command, collection).Fail(4711, "SomeName", "no");

        Assert.Equal(Verdict.Unavailable, await member.LeaveAsync());

        Assert.Equal((status, 0), ((await member.MeAsync()).Status, told));
        var again = await Member.SignInAsync(mongo.App, mongo.Handset, Phone);
        Assert.Equal(member.Id, again.Id);
        Assert.Equal(Gone, await again.LeaveAsync());
        Assert.Equal(1, told);
    }

    private Task<Member> SignInAsync(TestApp app, string phoneNumber) => Member.SignInAsync(app, handset, phoneNumber);
}
