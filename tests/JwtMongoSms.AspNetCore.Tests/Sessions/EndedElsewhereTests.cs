using JwtMongoSms.AspNetCore.Tests.Acceptance;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>
/// A stolen token whose session an instance has cached, after its owner has signed out everywhere at another instance: it reads for some
/// seconds, and does nothing that can't be undone.
/// </summary>
public sealed class EndedElsewhereTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private static readonly (HttpMethod Method, string Path)[] Acts =
    [
        (HttpMethod.Post, "/auth/phone"), (HttpMethod.Post, "/auth/phone/verify"), (HttpMethod.Delete, "/auth/me"),
        (HttpMethod.Post, "/auth/sign-out-everywhere"), (HttpMethod.Delete, "/auth/sessions/" + SessionId.New().Value),
        (HttpMethod.Post, "/marked"), (HttpMethod.Post, "/attribute"), (HttpMethod.Post, "/recent"), (HttpMethod.Post, "/group/inside"),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.MongoDb)]
    public async Task What_cannot_be_undone_is_refused_at_once_at_every_instance(StoreKind store)
    {
        await using var place = StorePlace.Open(store);
        await using var instances = await TwoInstances.StartAsync(place, Delay, MapMarked);
        for (var i = 0; i < Acts.Length; i++)
        {
            var (method, path) = Acts[i];
            var (number, wanted) = (Given.PhoneNumber(i), Given.PhoneNumber(1_000 + i).E164);
            var thief = await Member.SignInAsync(instances.Second, instances.Handset, number.E164);
            var challengeId = await thief.AskForNumberAsync(wanted);
            var code = await instances.Handset.CodeOfAsync(challengeId);
            Assert.Equal(200, await thief.StatusAsync("/guarded"));
            await SignOutEverywhereAsync(instances.First, thief.AccessToken);

            // Still cached: what only reads is let in.
            Assert.Equal(200, await thief.StatusAsync("/guarded"));
            var refused = await thief.SendAsync(method, path, path switch
            {
                "/auth/phone" => new { phoneNumber = wanted },
                "/auth/phone/verify" => new { challengeId, code },
                _ => null,
            }).VerdictAsync();
            Assert.Equal((path, Verdict.SignedOut), (path, refused));

            // And the instance has learned of it.
            Assert.Equal(401, await thief.StatusAsync("/guarded"));
            await using var scope = instances.First.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<IPhoneUserStore>();
            Assert.Equal(thief.Id, (await users.FindByPhoneNumberAsync(number, Cancelled))?.Id.Value);
        }
    }

    [Fact]
    public async Task The_page_s_form_ends_no_session_of_the_owner_s()
    {
        await using var place = StorePlace.Open(StoreKind.Sqlite);
        await using var instances = await TwoInstances.StartAsync(place, Delay);
        using var thief = new Person(instances.Second);
        var asked = await thief.AskAsync(Given.PhoneNumber().E164);
        var code = await instances.Handset.NextCodeAsync();
        await thief.SubmitAsync(asked, "/sign-in/code", ("code", code));
        var page = await thief.GetAsync("/sign-out");
        await SignOutEverywhereAsync(instances.First, thief.Cookies["jms-access"]);
        var owner = await Member.SignInAsync(instances.First, instances.Handset, Given.PhoneNumber().E164);

        Assert.True(await thief.IsSignedInAsync());
        var answer = await thief.SubmitAsync(page, "/sign-out", ("everywhere", "true"));
        Assert.Equal(303, answer.Status);

        instances.Advance(Delay);
        Assert.Equal(200, (await owner.MeAsync()).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_answer_makes_it_neither_live_nor_ended()
    {
        var isDown = false;
        var handset = new Handset();
        await using var app = await TestApp.StartAsync(
            services: services => services.AddSingleton<IMessageSender>(handset),
            build: builder => StoreProxy.Add(builder.Services, _ =>
            {
                if (isDown)
                    throw new StoreException(StoreFailure.Unavailable, "The store is down.");
            }));
        var member = await Member.SignInAsync(app, handset, Given.PhoneNumber().E164);
        Assert.Equal(200, await member.StatusAsync("/guarded"));
        isDown = true;
        foreach (var (method, path) in Acts.Take(5).Where(act => act.Path != "/auth/phone/verify"))
            Assert.Equal((path, Verdict.Unavailable), (path, await member.SendAsync(method, path, body: new { }).VerdictAsync()));
    }

    private static void MapMarked(WebApplication app)
    {
        app.MapPost("/marked", () => "done").RequireLiveSession();
        app.MapPost("/attribute", [RequireLiveSession] () => "done");
        app.MapPost("/recent", () => "done").RequireRecentSignIn(TimeSpan.FromHours(1));
        app.MapGroup("/group").RequireLiveSession().MapPost("/inside", () => "done");
    }

    private static async Task SignOutEverywhereAsync(TestApp app, string accessToken)
        => Assert.Equal(204, await app.PostAsync("/auth/sign-out-everywhere", body: null, accessToken).StatusAsync());
}
