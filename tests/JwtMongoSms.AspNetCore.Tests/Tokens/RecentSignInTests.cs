using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace JwtMongoSms.AspNetCore.Tests.Tokens;

/// <summary>Routes of an application that want a sign-in of the last minutes.</summary>
public sealed class RecentSignInTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;
    private static readonly TimeSpan Ten = TimeSpan.FromMinutes(10);

    private readonly Handset handset = new();

    public static TheoryData<string> Routes { get; } = ["/endpoint", "/before", "/after", "/group/inside", "/nested/inside", "/policy"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_sign_in_is_recent_for_as_long_as_the_endpoint_says_wherever_it_says_so(string path)
    {
        await using var app = await StartAsync();
        using (var nobody = await app.GetAsync(path))
        {
            Assert.Equal("token_invalid", (await nobody.JsonAsync(401)).Text("code"));
            Assert.Equal("Bearer", nobody.Headers.WwwAuthenticate.ToString());
        }

        // The token has whole seconds; what is cut off is not given back.
        var member = await Member.SignInAsync(app, handset, Phone);
        app.Time.Advance(Ten - TimeSpan.FromMilliseconds(app.Time.GetUtcNow().Millisecond));
        Assert.Equal(200, await member.StatusAsync(path));
        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(403, await member.StatusAsync(path));
        Assert.Equal(200, await member.StatusAsync("/guarded"));

        // No sign-in is that of a refresh.
        Assert.Equal(200, await member.RefreshAsync());
        using (var refused = await member.SendAsync(HttpMethod.Get, path))
        {
            Assert.Equal("sign_in_again", (await refused.JsonAsync(403)).Text("code"));
            Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());
        }

        Assert.Equal(200, await (await Member.SignInAsync(app, handset, Phone)).StatusAsync(path));
    }

    [Fact]
    public async Task The_shortest_of_several_times_holds()
    {
        await using var app = await StartAsync();
        var member = await Member.SignInAsync(app, handset, Phone);
        app.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((403, 403), (await member.StatusAsync("/nested/short"), await member.StatusAsync("/twice")));
    }

    [Fact]
    public async Task It_works_where_another_scheme_is_the_default_and_that_one_proves_nothing()
    {
        await using var app = await StartAsync(
            services => services.AddAuthentication("Other").AddScheme<AuthenticationSchemeOptions, EverybodyIsBob>("Other", null));
        foreach (var path in new[] { "/endpoint", "/group/inside", "/both" })
        {
            Assert.Equal(Verdict.SignedOut, await app.GetAsync(path).VerdictAsync());
            var member = await Member.SignInAsync(app, handset, Phone);
            Assert.Equal(200, await member.StatusAsync(path));
            app.Time.Advance(Ten);
            Assert.Equal(403, await member.StatusAsync(path));
        }
    }

    [Fact]
    public async Task An_application_that_lets_its_own_people_past_every_requirement_does_not_let_them_past_this_one()
    {
        await using var app = await StartAsync(services => services.AddSingleton<IAuthorizationHandler, SkeletonKey>());
        var member = await Member.SignInAsync(app, handset, Phone);
        Assert.Equal(200, await member.StatusAsync("/endpoint"));
        app.Time.Advance(Ten);
        Assert.Equal(403, await member.StatusAsync("/endpoint"));
    }

    [Fact]
    public async Task What_an_application_forbids_for_another_reason_stays_its_own()
    {
        await using var app = await StartAsync();
        using var answer = await (await Member.SignInAsync(app, handset, Phone)).SendAsync(HttpMethod.Get, "/admin");
        Assert.Equal((403, 0), ((int)answer.StatusCode, (int?)answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task A_sign_in_that_another_instances_clock_dates_a_little_ahead_counts()
    {
        await using var app = await StartAsync();
        var member = await Member.SignInAsync(app, handset, Phone);
        await using var behind = await StartAsync(
            start: Given.Start.AddSeconds(-20), folder: Path.GetDirectoryName(app.DatabasePath), keepFolder: true);
        Assert.Equal(200, await behind.GetAsync("/endpoint", member.AccessToken).StatusAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api")]
    public async Task A_person_who_asks_for_a_page_signs_in_once_more_and_is_led_back(string prefix)
    {
        await using var app = await StartAsync(prefix: prefix);
        using var person = new Person(app);
        await person.SubmitAsync(await person.AskAsync(Phone, prefix: prefix), "/sign-in/code", ("code", await handset.NextCodeAsync()));
        Assert.Equal(200, (await person.GetAsync("/endpoint?a=1")).Status);
        app.Time.Advance(Ten);

        var asked = await person.GetAsync("/endpoint?a=1");
        Assert.Equal((302, prefix + "/sign-in?returnUrl=%2Fendpoint%3Fa%3D1&again=true"), (asked.Status, asked.Location));
        var sent = await person.SubmitAsync(await person.GetAsync(asked.Location!), "/sign-in", ("phoneNumber", Phone));
        var page = await person.GetAsync(sent.Location!);
        var done = await person.SubmitAsync(page, "/sign-in/code", ("code", await handset.NextCodeAsync()));
        Assert.Equal("/endpoint?a=1", done.Location);
        Assert.Equal(200, (await person.GetAsync(done.Location!)).Status);

        // A script of the same browser gets a problem that it can read.
        app.Time.Advance(Ten);
        person.Headers["Accept"] = "application/json";
        var script = await person.GetAsync("/endpoint");
        Assert.Equal(403, script.Status);
        Assert.Contains("sign_in_again", script.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_time_at_all_is_a_mistake_of_whoever_writes_it(int seconds)
    {
        var app = WebApplication.CreateBuilder().Build();
        Assert.Throws<ArgumentOutOfRangeException>(() => app.MapGet("/x", () => "").RequireRecentSignIn(TimeSpan.FromSeconds(seconds)));
    }

    private Task<TestApp> StartAsync(
        Action<IServiceCollection>? services = null,
        string prefix = "",
        DateTimeOffset? start = null,
        string? folder = null,
        bool keepFolder = false) => TestApp.StartAsync(
        services: all =>
        {
            all.AddSingleton<IMessageSender>(handset);
            services?.Invoke(all);
        },
        map: app =>
        {
            app.MapGet("/endpoint", () => "in").RequireRecentSignIn(Ten);
            app.MapGet("/before", () => "in").RequireRecentSignIn(Ten).RequireAuthorization();
            app.MapGet("/after", () => "in").RequireAuthorization().RequireRecentSignIn(Ten);
            app.MapGet("/policy", () => "in").RequireAuthorization(policy => policy.RequireClaim("sid")).RequireRecentSignIn(Ten);
            app.MapGet("/twice", () => "in").RequireRecentSignIn(TimeSpan.FromMinutes(1)).RequireRecentSignIn(Ten);
            app.MapGet("/both", () => "in")
                .RequireAuthorization()
                .RequireAuthorization(policy => policy
                    .AddAuthenticationSchemes("Other", JwtMongoSmsDefaults.AuthenticationScheme)
                    .RequireAuthenticatedUser())
                .RequireRecentSignIn(Ten);
            app.MapGet("/admin", () => "in").RequireRecentSignIn(Ten).RequireAuthorization(policy => policy.RequireClaim("admin"));
            var group = app.MapGroup("/group");
            group.MapGet("/inside", () => "in");
            group.RequireRecentSignIn(Ten);
            var nested = app.MapGroup("/nested").RequireRecentSignIn(Ten);
            nested.MapGet("/inside", () => "in").RequireAuthorization();
            nested.MapGroup("").RequireRecentSignIn(TimeSpan.FromMinutes(1)).MapGet("/short", () => "in");
        },
        prefix: prefix,
        start: start,
        folder: folder,
        keepFolder: keepFolder);

    private sealed class EverybodyIsBob(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var now = TimeProvider.GetUtcNow().ToUnixTimeSeconds();
            var bob = new System.Security.Claims.ClaimsIdentity([new("sub", "bob"), new("auth_time", $"{now}")], "Other");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new(bob), Scheme.Name)));
        }

        // As a handler does that leaves the answer to others.
        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Task.CompletedTask;
    }

    private sealed class SkeletonKey : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            foreach (var requirement in context.PendingRequirements.ToList())
                context.Succeed(requirement);

            return Task.CompletedTask;
        }
    }
}
