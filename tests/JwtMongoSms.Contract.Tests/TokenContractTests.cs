using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>Our tokens and our keys, in the hands of a client that others wrote.</summary>
public sealed class TokenContractTests(ContractTools tools) : IAsyncLifetime
{
    private const string Issuer = "https://login.example.com";
    private readonly string folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly string ec = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem();
    private readonly string rsa = RSA.Create(2048).ExportPkcs8PrivateKeyPem();
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["JwtMongoSms:Secret"] = "the root secret of the tests, forty-two bytes",
            ["JwtMongoSms:PublicBaseUrl"] = Issuer,
            ["JwtMongoSms:Sqlite:Path"] = Path.Combine(folder, "test.db"),
            ["JwtMongoSms:Tokens:Keys:0:Pem"] = ec,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddJwtMongoSms();
        app = builder.Build();
        app.MapJwtMongoSms();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Jose_takes_our_tokens_before_and_after_a_rotation_and_no_token_that_was_changed()
    {
        tools.Require();
        await using var checker = new TokenChecker(tools, new Uri(new Uri(app!.Urls.First()), "/.well-known/jwks.json"), Issuer);
        var old = await TakesAsync(checker, "ES256");

        // Published, then first: what was signed before is as good as ever.
        Change(ec, rsa);
        time.Advance(TimeSpan.FromMinutes(5));
        await TakesAsync(checker, "ES256");
        Change(rsa, ec);
        var next = await TakesAsync(checker, "RS256");
        Assert.Equal("ES256", (await checker.CheckAsync(old, time.GetUtcNow()))["alg"]);

        foreach (var token in new[] { old, next })
        {
            // In the middle of each part: the last character's bits are not all read.
            foreach (var place in (int[])[10, token.IndexOf('.', StringComparison.Ordinal) + 50, token.LastIndexOf('.') + 40])
            {
                var changed = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
                Assert.Contains("error", await checker.CheckAsync(changed, time.GetUtcNow()));
            }
        }

        Assert.Equal("ERR_JWT_EXPIRED", (await checker.CheckAsync(old, time.GetUtcNow().AddMinutes(15)))["error"]);
    }

    [Fact]
    public async Task Jose_takes_no_token_of_another_server_nor_one_of_a_secret()
    {
        tools.Require();
        await using var checker = new TokenChecker(tools, new Uri(new Uri(app!.Urls.First()), "/.well-known/jwks.json"), Issuer);
        var ours = Issue();
        Change(rsa, ec);
        var keys = new Uri(new Uri(app!.Urls.First()), "/.well-known/jwks.json");
        await using var stranger = new TokenChecker(tools, keys, "https://elsewhere.example.com");
        Assert.Equal("ERR_JWT_CLAIM_VALIDATION_FAILED", (await stranger.CheckAsync(ours, time.GetUtcNow()))["error"]);

        app.Services.GetRequiredService<IConfiguration>()["JwtMongoSms:Tokens:Keys:0:Pem"] = null;
        app.Services.GetRequiredService<IConfiguration>()["JwtMongoSms:Tokens:Keys:0:FromRootSecret"] = "true";
        ((IConfigurationRoot)app.Services.GetRequiredService<IConfiguration>()).Reload();
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("ERR_JOSE_ALG_NOT_ALLOWED", (await checker.CheckAsync(Issue(), time.GetUtcNow()))["error"]);
    }

    public async ValueTask DisposeAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> TakesAsync(TokenChecker checker, string algorithm)
    {
        var token = Issue();
        var read = await checker.CheckAsync(token, time.GetUtcNow());
        Assert.Equal(algorithm, read.GetValueOrDefault("alg") ?? read["error"]);
        return token;
    }

    private string Issue()
    {
        var user = Given.User(time.GetUtcNow());
        return app!.Services.GetRequiredService<AccessTokenIssuer>().Issue(Given.Session(time.GetUtcNow(), user.Id), []).Value;
    }

    private void Change(params string[] keys)
    {
        var configuration = app!.Services.GetRequiredService<IConfiguration>();
        foreach (var (index, key) in keys.Index())
            configuration[$"JwtMongoSms:Tokens:Keys:{index}:Pem"] = key;

        ((IConfigurationRoot)configuration).Reload();
    }
}
