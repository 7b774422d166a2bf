using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Tokens.Keys.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.Benchmarks;

/// <summary>The two applications that are compared, as they would run in Production.</summary>
internal static class BenchApps
{
    private const string Issuer = "https://bench.example";
    private const string RootSecret = "the root secret of the benchmarks, 46 bytes it";
    private const string TokenSecret = "the token secret of the benchmarks, 47 bytes it";

    /// <summary>Everything as <c>AddJwtMongoSms</c> sets it up, but for the telephone network.</summary>
    public static WebApplication Ours(BenchSetup setup, Action<IServiceCollection>? services = null, Dictionary<string, string?>? settings = null)
    {
        var builder = Builder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["JwtMongoSms:Secret"] = RootSecret,
            ["JwtMongoSms:PublicBaseUrl"] = Issuer,
            [setup.IsSymmetric ? "JwtMongoSms:Tokens:Secret" : "JwtMongoSms:Tokens:Keys:0:Path"] = setup.IsSymmetric ? TokenSecret : setup.KeyFile,
            ["JwtMongoSms:Tokens:Lifetime"] = "01:00:00",
            ["JwtMongoSms:Sessions:RevocationDelay"] = setup.RevocationDelay,
            ["JwtMongoSms:Limits:Countries"] = "GB",
            ["JwtMongoSms:Sqlite:Path"] = setup.Database,
        });
        builder.Configuration.AddInMemoryCollection(settings);
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

    /// <summary>What one writes without us: the framework's handler with the same key, and the same read and the same answer behind it.</summary>
    public static WebApplication Plain(BenchSetup setup)
    {
        var builder = Builder();
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidIssuer = Issuer;
            options.TokenValidationParameters.ValidAudience = Issuer;
            options.TokenValidationParameters.IssuerSigningKey = KeyOf(setup);
        });
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(Options.Create(new SqliteOptions { Path = setup.Database }));
        builder.Services.AddJwtMongoSmsSqlite();

        var app = builder.Build();
        app.MapGet("/auth/me", ReadUserAsync).RequireAuthorization();
        return app;
    }

    private static SecurityKey KeyOf(BenchSetup setup)
    {
        if (setup.IsSymmetric)
            return TokenKey.OfSecret(Encoding.UTF8.GetBytes(TokenSecret)).SecurityKey;

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(setup.KeyFile));
        return new ECDsaSecurityKey(key) { KeyId = TokenKey.Of(key).Id };
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
