using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

/// <summary>Checks and claims of an application's own, asynchronous and from its services.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task A_check_refuses_a_sign_in_and_a_refresh_with_a_code_of_its_own()
    {
        var accounts = new Accounts();
        await using var application = await Application.StartAsync(builder =>
        {
            builder.Services.AddSingleton(accounts);
            builder.AddJwtMongoSms().AddSignInCheck<FrozenCheck>();
        });
        var tokens = await application.SignInAsync();
        accounts.Frozen = true;

        var refresh = new { refreshToken = tokens.GetProperty("refreshToken").GetString() };
        var problem = await application.PostAsync("/auth/token/refresh", refresh, HttpStatusCode.Forbidden);
        Assert.Equal("account_frozen", problem.GetProperty("code").GetString());
        Assert.Equal("Your account is frozen; call us.", problem.GetProperty("detail").GetString());

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => application.CreateSignedInClientAsync());
        Assert.StartsWith("POST /auth/token answered 403: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("\"Your account is frozen; call us.\",\"code\":\"account_frozen\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_from_the_applications_services_are_in_the_token_that_its_policies_read()
    {
        var accounts = new Accounts();
        await using var application = await Application.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(accounts);
                builder.AddJwtMongoSms().AddClaims<RoleClaims>();
            },
            app =>
            {
                app.MapJwtMongoSms();
                app.MapGet("/admin", () => "in").RequireAuthorization(policy => policy.RequireRole("admin"));
            });
        using var user = await application.CreateSignedInClientAsync();
        accounts.Role = "admin";
        using var admin = await application.CreateSignedInClientAsync("+447400000002");

        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/admin", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("in", await admin.GetStringAsync("/admin", TestContext.Current.CancellationToken));
    }

    private sealed class Accounts
    {
        public bool Frozen { get; set; }

        public string Role { get; set; } = "customer";

        public async Task<bool> IsFrozenAsync()
        {
            await Task.Yield();
            return Frozen;
        }
    }

    private sealed class FrozenCheck(Accounts accounts) : ISignInCheck
    {
        private static readonly SignInError Frozen = SignInError.Deny("account_frozen", "Your account is frozen; call us.");

        public async ValueTask<SignInError?> CheckAsync(SignInAttempt attempt, CancellationToken cancellationToken)
            => await accounts.IsFrozenAsync() ? Frozen : null;
    }

    private sealed class RoleClaims(Accounts accounts) : IAccessTokenClaims
    {
        public async ValueTask<IEnumerable<Claim>> GetClaimsAsync(User user, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return [new Claim("roles", accounts.Role)];
        }
    }
}
