using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>An application of the packages that claim it, published ahead of time or trimmed.</summary>
public sealed class NativeApplicationTests(PublishedSample sample) : IClassFixture<PublishedSample>, IDisposable
{
    private const string Phone = "+447400123456";

    private readonly TemporaryFolder home = new();

    public static TheoryData<Publishing> Kinds { get; } = [.. Enum.GetValues<Publishing>()];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_Development_it_signs_a_person_in_and_stops_cleanly(Publishing publishing)
    {
        await using var server = await ServerProcess.StartAsync(sample.In(home.Path, publishing), Cancelled);
        var person = await server.SignInAsync(Phone);
        await server.MustKnowAsync(person);
        var next = SignedInPerson.From(await server.PostAsync("/auth/token/refresh", new { refreshToken = person.RefreshToken }));
        Assert.NotEqual(person.RefreshToken, next.RefreshToken);
        await server.MustKnowAsync(next);
        Assert.Equal("You are signed in.", (await server.GetAsync("/hello", next.AccessToken)).MustBe(200).Text);

        server.Terminate();
        Assert.Equal(0, await server.ExitAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_serves_the_pages_in_every_language(Publishing publishing)
    {
        await using var server = await ServerProcess.StartAsync(sample.In(home.Path, publishing), Cancelled);
        (string Language, string Title)[] titles = [("en", "Sign in"), ("ar", "تسجيل الدخول")];
        foreach (var (language, title) in titles)
            Assert.Contains($"<h1>{title}</h1>", (await server.GetAsync($"/sign-in?culture={language}")).MustBe(200).Text);

        Assert.Contains("NativeSignIn", (await server.GetAsync("/dev/phone")).MustBe(200).Text);
        Assert.Equal("Healthy", (await server.GetAsync("/health")).MustBe(200).Text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_Production_its_codes_go_to_Twilio_and_sign_a_person_in(Publishing publishing)
    {
        await using var twilio = await FakeTwilio.StartHttpsAsync(home["twilio.pem"]);
        await using var server = await ServerProcess.StartAsync(
            sample.In(home.Path, publishing) with { Environment = "Production", Settings = ProductionSettings(twilio) }, Cancelled);
        var challengeId = await server.AskForCodeAsync(Phone);
        var post = await twilio.NextPostAsync(Cancelled);
        Assert.Equal(Phone, post["To"]);
        var code = new ReceivedCode(Phone, challengeId, post["Body"].Split('#')[^1]);
        await server.MustKnowAsync(SignedInPerson.From(await server.VerifyAsync(code)));
        Assert.Equal(404, (await server.GetAsync("/dev/phone")).Status);
    }

    public void Dispose() => home.Dispose();

    private Dictionary<string, string> ProductionSettings(FakeTwilio twilio) => new()
    {
        ["JwtMongoSms:Secret"] = "a root secret of the tests that is long enough",
        ["JwtMongoSms:PublicBaseUrl"] = "https://example.com",
        ["JwtMongoSms:Limits:Countries"] = "GB",
        ["JwtMongoSms:Limits:TrustedProxies"] = "none",
        ["JwtMongoSms:Limits:DailyCost"] = "1000",
        ["JwtMongoSms:Sqlite:Path"] = home["production.db"],
        ["JwtMongoSms:Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
        ["JwtMongoSms:Twilio:AuthToken"] = "fedcba9876543210fedcba9876543210",
        ["JwtMongoSms:Twilio:From"] = "+12025550123",
        ["JwtMongoSms:Twilio:BaseAddress"] = $"{twilio.Address}",
        ["SSL_CERT_FILE"] = home["twilio.pem"],
    };
}
