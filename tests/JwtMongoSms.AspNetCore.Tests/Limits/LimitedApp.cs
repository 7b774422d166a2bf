using System.Globalization;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>
/// An application that limits sends. Each client has the address that it names: loopback is a trusted proxy in Development.
/// </summary>
internal sealed class LimitedApp : IAsyncDisposable
{
    /// <summary>An address of a network of its own.</summary>
    public const string Address = "198.51.100.7";

    private LimitedApp(TestApp app, Handset handset) => (App, Handset) = (app, handset);

    public TestApp App { get; }

    public Handset Handset { get; }

    public static async Task<LimitedApp> StartAsync(
        Dictionary<string, string?>? settings = null,
        Handset? handset = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplicationBuilder>? build = null,
        LogLevel logged = LogLevel.Warning)
    {
        var sender = handset ?? new Handset();
        var app = await TestApp.StartAsync(
            new(settings ?? []) { ["Limits:Enabled"] = "true" },
            services: (services ?? (_ => { })) + (all => all.AddSingleton<IMessageSender>(sender)),
            build: build,
            logged: logged);
        return new LimitedApp(app, sender);
    }

    /// <summary>Gets a number; a hundred in a row have a prefix each.</summary>
    public static string Phone(int index) => Given.PhoneNumber((index % 100 * 10_000) + (index / 100)).E164;

    /// <summary>Gets an address of a network of its own.</summary>
    public static string AddressIn(int network, int host = 1)
        => string.Create(CultureInfo.InvariantCulture, $"10.{network / 256}.{network % 256}.{host}");

    public Task<SendReply> AskAsync(string phoneNumber, string from = Address)
        => SendAsync(new { phoneNumber }, from);

    public Task<SendReply> ResendAsync(string challengeId, string from = Address)
        => SendAsync(new { challengeId }, from);

    /// <summary>Asks for codes to numbers with a prefix each; all must be taken.</summary>
    public async Task AskManyAsync(int firstPhone, int count, string from = Address)
    {
        for (var phone = firstPhone; phone < firstPhone + count; phone++)
            Assert.Equal(202, (await AskAsync(Phone(phone), from)).Status);
    }

    /// <summary>Asks for a code and verifies it.</summary>
    public async Task<JsonElement> SignInAsync(string phoneNumber, string from = Address)
    {
        var sent = await AskAsync(phoneNumber, from);
        Assert.Equal(202, sent.Status);
        return await App.VerifyAsync(sent.ChallengeId!, await Handset.CodeOfAsync(sent.ChallengeId!));
    }

    /// <summary>Signs users in whose numbers have a prefix each.</summary>
    public async Task SignInManyAsync(int firstPhone, int count, string from = Address)
    {
        for (var phone = firstPhone; phone < firstPhone + count; phone++)
            await SignInAsync(Phone(phone), from);
    }

    /// <summary>Moves time on.</summary>
    public void Advance(TimeSpan time) => App.Time.Advance(time);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Task<SendReply> SendAsync(object body, string from)
        => SendReply.ReadAsync(App.SendAsync(HttpMethod.Post, "/auth/code", accessToken: null, body, ("X-Forwarded-For", from)));
}
