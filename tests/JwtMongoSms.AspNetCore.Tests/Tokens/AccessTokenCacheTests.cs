using System.Security.Claims;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Tests.Tokens;

/// <summary>What is kept of a token must never outlive it, nor stand in for another.</summary>
public sealed class AccessTokenCacheTests
{
    [Fact]
    public async Task A_token_is_found_by_all_its_characters_and_by_no_others()
    {
        await using var app = await TestApp.StartAsync();
        var (cache, token) = (Cache(app), Keep(app));
        Assert.NotNull(cache.Find(token));
        Assert.Null(cache.Find(token.AsSpan(..^1)));
        Assert.Null(cache.Find(token + "A"));
        Assert.Null(cache.Find(token.ToUpperInvariant()));
    }

    [Fact]
    public async Task It_is_forgotten_when_its_lifetime_and_the_skew_are_over()
    {
        await using var app = await TestApp.StartAsync();
        var (cache, token) = (Cache(app), Keep(app));
        var end = DateTimeOffset.FromUnixTimeSeconds(Given.Start.ToUnixTimeSeconds()).AddMinutes(15) + TokenSettings.ClockSkew;
        app.Time.SetUtcNow(end.AddMilliseconds(-1));
        Assert.NotNull(cache.Find(token));
        app.Time.SetUtcNow(end);
        Assert.Null(cache.Find(token));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task It_is_bounded_and_a_token_in_use_stays()
    {
        await using var app = await TestApp.StartAsync();
        var (cache, used) = (Cache(app), Keep(app));
        var unused = Keep(app);
        for (var others = 0; others < 12_000; others++)
        {
            Keep(app);
            Assert.NotNull(cache.Find(used));
        }

        Assert.Null(cache.Find(unused));
        Assert.InRange(cache.Count, 5_000, 10_000);
    }

    [Fact]
    public async Task The_applications_own_event_runs_for_every_request_and_finds_nothing_of_the_last()
    {
        await using var app = await TestApp.StartAsync(
            services: services => OnAuthenticated(services, AddClaim),
            map: routes => routes.MapGet(
                "/roles", (ClaimsPrincipal user) => string.Join(',', user.FindAll("role").Select(claim => claim.Value))));
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        for (var request = 0; request < 3; request++)
        {
            Assert.Equal("reader", await app.GetAsync("/roles", token).BodyAsync());
        }
    }

    [Fact]
    public async Task Every_request_has_the_token_and_its_end_as_the_first_one_had_them()
    {
        await using var app = await TestApp.StartAsync(map: routes => routes.MapGet("/ticket", async (HttpContext http) =>
        {
            var ticket = await http.AuthenticateAsync(JwtMongoSmsDefaults.AuthenticationScheme);
            return $"{ticket.Properties?.GetTokenValue("access_token")} {ticket.Properties?.ExpiresUtc:O}";
        }));
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        var tickets = new List<string>();
        for (var request = 0; request < 3; request++)
        {
            tickets.Add(await app.GetAsync("/ticket", token).BodyAsync());
        }

        Assert.StartsWith(token + " 2", tickets[0], StringComparison.Ordinal);
        Assert.Single(tickets.Distinct());
    }

    [Fact]
    public async Task The_applications_own_event_may_refuse_a_token_that_was_good_before()
    {
        var refuses = false;
        await using var app = await TestApp.StartAsync(services: services => OnAuthenticated(services, _ => !refuses));
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        Assert.Equal(200, await app.GetAsync("/guarded", token).StatusAsync());

        refuses = true;
        Assert.Equal(401, await app.GetAsync("/guarded", token).StatusAsync());
    }

    private static void OnAuthenticated(IServiceCollection services, Func<ClaimsPrincipal, bool> accepts)
        => services.Configure<JwtMongoSmsAuthenticationOptions>(
            JwtMongoSmsDefaults.AuthenticationScheme,
            options => options.OnAuthenticated = (ticket, _) => ValueTask.FromResult(accepts(ticket.Principal)));

    private static bool AddClaim(ClaimsPrincipal user)
    {
        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim("role", "reader"));
        return true;
    }

    private static AccessTokenCache Cache(TestApp app) => app.Services.GetRequiredService<AccessTokenCache>();

    private static string Keep(TestApp app)
    {
        var now = app.Time.GetUtcNow();
        var token = app.Services.GetRequiredService<AccessTokenIssuer>().Issue(Given.Session(now), []).Value;
        Cache(app).Add(app.Services.GetRequiredService<AccessTokenReader>().Read(token)!);
        return token;
    }
}
