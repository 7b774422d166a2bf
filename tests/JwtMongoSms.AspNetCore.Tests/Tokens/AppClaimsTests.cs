using System.Security.Claims;

namespace JwtMongoSms.AspNetCore.Tests.Tokens;

/// <summary>
/// What an application says in our tokens: its own things, never ours, and never so much that a token is no token any more.
/// </summary>
public sealed class AppClaimsTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Theory]
    [InlineData("roles")]
    [InlineData(ClaimTypes.Role)]
    public async Task A_role_opens_what_asks_for_it_and_nothing_else(string name)
    {
        await using var app = await StartAsync(_ => [new Claim(name, "editor"), new Claim(name, "reader")]);
        var signedIn = await app.SignInAsync(Phone);
        Assert.Equal("""["editor","reader"]""", Payload(signedIn).GetProperty("roles").GetRawText());
        foreach (var (role, status) in (Dictionary<string, int>)new() { ["editor"] = 200, ["reader"] = 200, ["owner"] = 403 })
        {
            Assert.Equal((role, status), (role, await app.GetAsync("/" + role, signedIn.Text("accessToken")).StatusAsync()));
        }
    }

    [Fact]
    public async Task Claims_are_made_anew_at_each_refresh_and_keep_their_types()
    {
        var level = 1;
        await using var app = await StartAsync(
            _ => [new Claim("level", $"{level}", ClaimValueTypes.Integer)],
            user => [new Claim("shop", """{"id":7,"tags":["a"]}""", "JSON"), new Claim("number", user.PhoneNumber.ToString())]);
        var signedIn = await app.SignInAsync(Phone);
        level = 2;
        var refreshed = await app.PostAsync("/auth/token/refresh", new { refreshToken = signedIn.Text("refreshToken") }).JsonAsync();

        Assert.Equal((1, 2), (Payload(signedIn).Number("level"), Payload(refreshed).Number("level")));
        Assert.Equal("""{"id":7,"tags":["a"]}""", Payload(refreshed).GetProperty("shop").GetRawText());
        Assert.Equal("+44*******56", Payload(refreshed).Text("number"));
        await app.GetAsync("/auth/me", refreshed.Text("accessToken")).JsonAsync();
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("sub")]
    [InlineData("sid")]
    [InlineData("jti")]
    [InlineData("iat")]
    [InlineData("exp")]
    [InlineData("nbf")]
    [InlineData("cnf")]
    [InlineData("auth_time")]
    [InlineData("")]
    public async Task A_name_that_is_ours_fails_the_sign_in_and_the_log_says_which(string name)
        => await FailsAsync(_ => [new Claim(name, "x")], $"AddClaims has a claim named \"{name}\"");

    [Fact]
    public async Task Too_many_bytes_of_claims_fail_the_sign_in_and_the_log_says_how_many()
    {
        await FailsAsync(_ => [new Claim("name", new string('x', 2_045))], "has 2049 bytes of claims");
        await using var app = await StartAsync(_ => [new Claim("name", new string('x', 2_044))]);
        await app.GetAsync("/auth/me", (await app.SignInAsync(Phone)).Text("accessToken")).JsonAsync();
    }

    [Theory]
    [InlineData("""{"a":{"b":{"c":{"d":1}}}}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public async Task Claims_that_no_token_of_ours_may_hold_fail_the_sign_in(string json)
        => await FailsAsync(_ => [new Claim("own", json, "JSON")], "AddClaims has claims that no token of ours may hold");

    private static Task<TestApp> StartAsync(params Func<User, IEnumerable<Claim>>[] claims)
        => TestApp.StartAsync(
            services: services => Array.ForEach(claims, own => services.AddSingleton<IAccessTokenClaims>(new Claims(own))), map: MapRoles);

    private static async Task FailsAsync(Func<User, IEnumerable<Claim>> claims, string said)
    {
        await using var app = await StartAsync(claims);
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        Assert.Equal(500, await app.PostAsync("/auth/token", new { challengeId, code }).StatusAsync());
        Assert.NotEmpty(app.Logs.With(said));
    }

    private static void MapRoles(WebApplication app)
    {
        foreach (var role in (string[])["editor", "reader", "owner"])
            app.MapGet("/" + role, () => role).RequireAuthorization(policy => policy.RequireRole(role));
    }

    private static JsonElement Payload(JsonElement signedIn) => signedIn.Text("accessToken").TokenPart(1);

    private sealed class Claims(Func<User, IEnumerable<Claim>> own) : IAccessTokenClaims
    {
        public ValueTask<IEnumerable<Claim>> GetClaimsAsync(User user, CancellationToken cancellationToken)
            => ValueTask.FromResult(own(user));
    }
}
