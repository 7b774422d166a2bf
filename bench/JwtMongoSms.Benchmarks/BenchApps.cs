using System.Security.Claims;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sqlite;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Benchmarks;

/// <summary>The two applications that are compared, as they would run in Production.</summary>
internal static class BenchApps
{
    private const string Issuer = "https://bench.example";
    private const string RootSecret = "the root secret of the benchmarks, 46 bytes it";
    private const string TokenSecret = "the token secret of the benchmarks, 47 bytes it";

    /// <summary>Everything as <c>AddJwtMongoSms</c> sets it up, but for the telephone network.</summary>
    public static WebApplication Ours(string database, string revocationDelay, Action<IServiceCollection>? services = null)
    {
        var builder = Builder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["JwtMongoSms:Secret"] = RootSecret,
            ["JwtMongoSms:PublicBaseUrl"] = Issuer,
            ["JwtMongoSms:Tokens:Secret"] = TokenSecret,
            ["JwtMongoSms:Tokens:Lifetime"] = "01:00:00",
            ["JwtMongoSms:Sessions:RevocationDelay"] = revocationDelay,
            ["JwtMongoSms:Limits:Countries"] = "GB",
            ["JwtMongoSms:Sqlite:Path"] = database,
        });
        builder.Services.AddSingleton<HeldCodes>();
        builder.Services.AddSingleton<ICodeSender>(provider => provider.GetRequiredService<HeldCodes>());
        services?.Invoke(builder.Services);
        builder.AddJwtMongoSms();
        builder.AddJwtMongoSmsGraphQL();

        var app = builder.Build();
        app.MapJwtMongoSms();
        app.MapJwtMongoSmsGraphQL();
        app.MapGet("/guarded", () => "signed in").RequireAuthorization();
        app.MapGet("/bench/codes", (HeldCodes held) => held.All);
        return app;
    }

    /// <summary>What one writes without us: the framework's handler with a symmetric key, and the same read and the same answer behind it.</summary>
    public static WebApplication Plain(string database)
    {
        var builder = Builder();
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidIssuer = Issuer;
            options.TokenValidationParameters.ValidAudience = Issuer;
            options.TokenValidationParameters.IssuerSigningKey = new TokenSettings(
                Options.Create(new TokenOptions { Secret = TokenSecret }), Options.Create(new LoginOptions()), new ServerKeys(RootSecret, [])).Keys[0];
        });
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(Options.Create(new SqliteOptions { Path = database }));
        builder.Services.AddJwtMongoSmsSqlite();

        var app = builder.Build();
        app.MapGet("/auth/me", ReadUserAsync).RequireAuthorization();
        return app;
    }

    private static async Task<IResult> ReadUserAsync(ClaimsPrincipal principal, ILoginUserStore users, CancellationToken cancellationToken)
        => UserId.TryParse(principal.FindFirstValue("sub"), out var id) && await users.FindAsync(id, cancellationToken) is { } user
            ? TypedResults.Json(UserResponse.Of(user, []), Wire.Json.UserResponse)
            : TypedResults.Unauthorized();

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
