using JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Applications that sign with a key of each kind and in which somebody is signed in, for all tests of a class.</summary>
public sealed class SignedInApp : IAsyncLifetime
{
    public static IReadOnlyList<string> Algorithms { get; } = ["HS256", "ES256", "RS256"];

    private readonly Dictionary<string, (TestApp App, string Token)> apps = [];

    internal (TestApp App, string Token) this[string algorithm] => apps[algorithm];

    public async ValueTask InitializeAsync()
    {
        foreach (var algorithm in Algorithms)
        {
            var app = await StartAsync(algorithm);
            apps[algorithm] = (app, (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (app, _) in apps.Values)
            await app.DisposeAsync();
    }

    internal static Task<TestApp> StartAsync(string algorithm) => TestApp.StartAsync(algorithm switch
    {
        "ES256" => new() { ["Tokens:Keys:0:Pem"] = KeyFolder.EcPem() },
        "RS256" => new() { ["Tokens:Keys:0:Pem"] = KeyFolder.RsaPem() },
        _ => [],
    });
}
