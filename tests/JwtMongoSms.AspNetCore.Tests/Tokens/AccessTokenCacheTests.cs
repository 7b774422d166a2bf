using System.Security.Claims;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Tokens;

/// <summary>What is remembered of a token must never outlive it, nor stand in for another.</summary>
public sealed class AccessTokenCacheTests
{
    private static readonly SigningCredentials Key = new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256);

    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly AccessTokenCache memory;

    public AccessTokenCacheTests() => memory = new AccessTokenCache(time);

    [Fact]
    public void A_token_is_found_by_all_its_characters_and_by_no_others()
    {
        var token = Remember(minutes: 15);
        Assert.NotNull(memory.Find(token));
        Assert.Null(memory.Find(token[..^1]));
        Assert.Null(memory.Find(token + "A"));
        Assert.Null(memory.Find(token.ToUpperInvariant()));
    }

    [Fact]
    public void It_is_forgotten_when_its_lifetime_and_the_skew_are_over()
    {
        var token = Remember(minutes: 15);
        var end = DateTimeOffset.FromUnixTimeSeconds(Given.Start.ToUnixTimeSeconds()).AddMinutes(15) + TokenSettings.ClockSkew;
        time.SetUtcNow(end.AddMilliseconds(-1));
        Assert.NotNull(memory.Find(token));
        time.SetUtcNow(end);
        Assert.Null(memory.Find(token));
    }

    [Fact]
    public void Ten_thousand_tokens_are_remembered_and_then_it_begins_again()
    {
        var first = Remember(minutes: 60);
        for (var others = 1; others < 10_000; others++)
            Remember(minutes: 60);
        Assert.NotNull(memory.Find(first));

        var last = Remember(minutes: 60);
        Assert.Null(memory.Find(first));
        Assert.NotNull(memory.Find(last));
    }

    [Fact]
    public async Task The_applications_own_event_runs_for_every_request_and_finds_nothing_of_the_last()
    {
        await using var app = await TestApp.StartAsync(
            services: services => services.PostConfigure<JwtBearerOptions>(JwtMongoSmsDefaults.AuthenticationScheme, AddClaim),
            map: routes => routes.MapGet("/roles", (ClaimsPrincipal user) => string.Join(',', user.FindAll("role").Select(claim => claim.Value))));
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString();
        for (var request = 0; request < 3; request++)
        {
            using var answer = await app.GetAsync("/roles", token);
            Assert.Equal("reader", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
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
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString();
        var tickets = new List<string>();
        for (var request = 0; request < 3; request++)
        {
            using var answer = await app.GetAsync("/ticket", token);
            tickets.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.StartsWith(token + " 2", tickets[0], StringComparison.Ordinal);
        Assert.Single(tickets.Distinct());
    }

    [Fact]
    public async Task The_applications_own_event_may_refuse_a_token_that_was_good_before()
    {
        var refuses = false;
        await using var app = await TestApp.StartAsync(services: services => services.PostConfigure<JwtBearerOptions>(JwtMongoSmsDefaults.AuthenticationScheme, options => After(options, context =>
        {
            if (refuses)
                context.Fail("Not today.");
        })));
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString();
        using (var before = await app.GetAsync("/guarded", token))
            Assert.Equal(StatusCodes.Status200OK, (int)before.StatusCode);

        refuses = true;
        using var after = await app.GetAsync("/guarded", token);
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)after.StatusCode);
    }

    private static void AddClaim(JwtBearerOptions options)
        => After(options, context => ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim("role", "reader")));

    private static void After(JwtBearerOptions options, Action<TokenValidatedContext> act)
    {
        var ours = options.Events.OnTokenValidated;
        options.Events.OnTokenValidated = async context =>
        {
            await ours(context);
            act(context);
        };
    }

    private string Remember(int minutes)
    {
        var text = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["jti"] = Guid.CreateVersion7().ToString() },
            Expires = time.GetUtcNow().UtcDateTime.AddMinutes(minutes),
            SigningCredentials = Key,
        });
        memory.Remember(new JsonWebToken(text), new ClaimsIdentity());
        return text;
    }
}
