using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>The sample with somebody else's Twilio at the other end.</summary>
public sealed class ForeignTwilioTests : IAsyncLifetime
{
    private const string Phone = "+447400123456";

    private readonly TemporaryFolder home = new();
    private FakeTwilio twilio = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => twilio = await FakeTwilio.StartHttpsAsync(home["twilio.pem"]);

    [Fact]
    public async Task In_Production_the_message_is_posted_there_once_with_Basic_auth_and_the_form()
    {
        await using var server = await StartAsync();
        var challengeId = await server.AskForCodeAsync(Phone);
        var post = await twilio.NextPostAsync(Cancelled);

        Assert.Equal($"/2010-04-01/Accounts/{ProductionSettings.AccountSid}/Messages.json", post.Path);
        Assert.Equal($"{ProductionSettings.AccountSid}:{ProductionSettings.AuthToken}", post.Credentials);
        Assert.Equal((Phone, ProductionSettings.From, "false"), (post["To"], post["From"], post["ShortenUrls"]));
        Assert.InRange(int.Parse(post["ValidityPeriod"]), 1, 300);
        Assert.Equal(["To", "From", "Body", "ValidityPeriod", "ShortenUrls"], post.Fields.Select(field => field.Key));

        var code = CodeIn(post, challengeId);
        Assert.Equal($"{code.Code} is your PhoneSignIn code.\n\n@example.com #{code.Code}", post["Body"]);
        await server.MustKnowAsync(SignedInPerson.From(await server.VerifyAsync(code)));
        Assert.Single(twilio.Posts);
    }

    [Fact]
    public async Task In_Development_an_address_alone_is_enough()
    {
        var setup = PhoneSignIn.In(home.Path) with
        {
            Settings = new Dictionary<string, string>
            {
                ["JwtMongoSms:Twilio:BaseAddress"] = $"{twilio.Address}",
                ["SSL_CERT_FILE"] = home["twilio.pem"],
            },
        };
        await using var server = await ServerProcess.StartAsync(setup, Cancelled);
        var challengeId = await server.AskForCodeAsync(Phone);
        var post = await twilio.NextPostAsync(Cancelled);

        Assert.Equal(Phone, post["To"]);
        SignedInPerson.From(await server.VerifyAsync(CodeIn(post, challengeId)));
        Assert.Equal(0, (await server.GetAsync("/dev/phone/api/messages")).MustBe(200).Json.GetArrayLength());
    }

    public async ValueTask DisposeAsync()
    {
        await twilio.DisposeAsync();
        home.Dispose();
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
        PhoneSignIn.In(home.Path) with
        {
            Environment = "Production",
            Settings = ProductionSettings.In(home.Path)
                .With("JwtMongoSms:Twilio:BaseAddress", $"{twilio.Address}")
                .With("SSL_CERT_FILE", home["twilio.pem"]),
        },
        Cancelled);

    // What a person with this message in their hand would type.
    private static ReceivedCode CodeIn(TwilioPost post, string challengeId) => new(post["To"], challengeId, post["Body"].Split('#')[^1]);
}
