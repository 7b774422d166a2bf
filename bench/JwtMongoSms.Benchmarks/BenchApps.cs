using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.Benchmarks;

/// <summary>The two applications that are compared, set up as for Production.</summary>
internal static class BenchApps
{
    public const string Issuer = "https://bench.example";
    private const string RootSecret = "the root secret of the benchmarks, 46 bytes it";
    private const string TokenSecret = "the token secret of the benchmarks, 47 bytes it";

    /// <summary>Creates a key of one algorithm, as an application without us would.</summary>
    public static SecurityKey KeyOf(string algorithm, string? pem)
    {
        if (pem is null)
        {
            var secret = Encoding.UTF8.GetBytes(TokenSecret);
            return new SymmetricSecurityKey(secret) { KeyId = SigningKey.FromSecret(secret).Id };
        }

        if (algorithm == "RS256")
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new RsaSecurityKey(rsa) { KeyId = SigningKey.FromPrivateKey(rsa).Id };
        }

        var ec = ECDsa.Create();
        ec.ImportFromPem(pem);
        return new ECDsaSecurityKey(ec) { KeyId = SigningKey.FromPrivateKey(ec).Id };
    }

    /// <summary>Configures the framework's handler for the same tokens.</summary>
    public static void Configure(JwtBearerOptions options, SecurityKey key)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidIssuer = Issuer;
        options.TokenValidationParameters.ValidAudience = Issuer;
        options.TokenValidationParameters.IssuerSigningKey = key;
    }

    /// <summary>An application with every part of ours, but for the telephone network.</summary>
    public static WebApplication Ours(BenchSetup setup, Dictionary<string, string?>? settings = null)
    {
        var builder = Builder(setup);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["JwtMongoSms:Secret"] = RootSecret,
            ["JwtMongoSms:PublicBaseUrl"] = Issuer,
            [$"JwtMongoSms:Tokens:{(setup.IsSymmetric ? "Secret" : "Keys:0:Path")}"] = setup.IsSymmetric ? TokenSecret : setup.KeyFile,
            ["JwtMongoSms:Tokens:Lifetime"] = "01:00:00",
            ["JwtMongoSms:Limits:Countries"] = "GB",
            ["JwtMongoSms:Limits:TrustedProxies"] = "none",
            ["JwtMongoSms:Limits:DailyCost"] = "1000000",

            // Every limit is evaluated, and none is reached.
            ["JwtMongoSms:Limits:AddressPerTenMinutes"] = "1000000",
            ["JwtMongoSms:Limits:AddressPerDay"] = "1000000",
            ["JwtMongoSms:Limits:PrefixPerHour"] = "1000000",
            ["JwtMongoSms:Limits:PrefixPerDay"] = "1000000",
            ["JwtMongoSms:Limits:HomeCountryPerHour"] = "1000000",
            ["JwtMongoSms:Limits:BreakerSends"] = "1000000",
            ["JwtMongoSms:Limits:ServicePerDay"] = "10000000",
            ["JwtMongoSms:Sqlite:Path"] = setup.Database,
        });
        if (setup.MongoDb is not null)
        {
            builder.Configuration["ConnectionStrings:MongoDb"] = setup.MongoDb;
            builder.Configuration["JwtMongoSms:MongoDb:Database"] = Path.GetFileNameWithoutExtension(setup.Database);
        }

        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton(new HeldCodes(setup.KeepsCodes));
        builder.Services.AddSingleton<IMessageSender>(provider => provider.GetRequiredService<HeldCodes>());
        builder.AddJwtMongoSms();
        builder.AddJwtMongoSmsGraphQL();

        var app = builder.Build();
        app.MapJwtMongoSms();
        app.MapJwtMongoSmsGraphQL();
        app.MapGet("/guarded", () => "signed in").RequireAuthorization();
        app.MapGet("/bench/codes/{phoneNumber}", (string phoneNumber, HeldCodes held) => held.TakeAsync(phoneNumber));
        return app;
    }

    /// <summary>An application without us: the framework's handler with the same key, the same read and the same response.</summary>
    public static WebApplication Plain(BenchSetup setup)
    {
        var builder = Builder(setup);
        var key = KeyOf(setup.Algorithm, setup.IsSymmetric ? null : File.ReadAllText(setup.KeyFile));
        builder.Services.AddAuthentication().AddJwtBearer(options => Configure(options, key));
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(provider
            => new SqliteDatabase(new SqliteSetup(setup.Database), provider.GetRequiredService<ILogger<SqliteDatabase>>()));
        builder.Services.AddScoped<IPhoneUserStore, SqliteUserStore>();

        var app = builder.Build();
        app.MapGet("/auth/me", ReadUserAsync).RequireAuthorization();
        return app;
    }

    private static async Task<IResult> ReadUserAsync(ClaimsPrincipal principal, IPhoneUserStore users, CancellationToken cancellationToken)
        => UserId.TryParse(principal.FindFirstValue("sub"), out var id) && await users.FindAsync(id, cancellationToken) is { } user
            ? Responses.Json(UserResponse.From(user, []), ApiJson.Relaxed.UserResponse)
            : TypedResults.Unauthorized();

    private static WebApplicationBuilder Builder(BenchSetup setup)
    {
        var options = new WebApplicationOptions { EnvironmentName = setup.Environment, ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
