namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>
/// While sign-up is closed nothing tells known numbers from unknown ones: neither a full queue nor a record that can't be read.
/// </summary>
public sealed class ClosedSignUpTests
{
    private const int Capacity = 1_000;
    private const int Workers = 16;

    private static readonly Dictionary<string, string?> Closed = new() { ["Users:AllowSignUp"] = "false" };
    private static readonly PhoneNumber Known = Given.PhoneNumber();
    private static readonly PhoneNumber Unknown = Given.PhoneNumber(7);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("known")]
    [InlineData("unknown")]
    [InlineData("both")]
    public async Task A_slow_provider_leaves_as_many_places_for_unknown_numbers_as_for_known_ones(string numbers)
    {
        const int Places = Capacity + Workers;
        var provider = new TaskCompletionSource<SendResult>();
        await using var app = await StartAsync(new Handset { Plan = () => provider.Task });
        var answers = new List<Verdict>();
        for (var send = 0; send < Places + 50; send++)
        {
            var isKnown = numbers == "known" || (numbers == "both" && send % 2 == 0);
            answers.Add(await app.TryAskAsync((isKnown ? Known : Unknown).E164));
        }

        Assert.Equal(Places, answers.TakeWhile(answer => answer.Status == 202).Count());
        Assert.All(answers.Skip(Places), answer => Assert.Equal(new Verdict(503, "busy"), answer));
        provider.SetResult(SendResult.Accepted("handset", 1));
    }

    [Fact]
    public async Task Unknown_numbers_give_their_places_back_as_soon_as_a_sent_message_does()
    {
        await using var app = await StartAsync(new Handset());
        await app.AskAsync(Known.E164);
        for (var send = 0; send < Capacity + Workers + 50; send++)
            Assert.Equal(202, (await app.TryAskAsync(Unknown.E164)).Status);
    }

    [Fact]
    public async Task A_user_whose_record_cannot_be_read_is_answered_like_an_unknown_number_and_the_log_says_why()
    {
        var handset = new Handset();
        await using var app = await StartAsync(handset, builder => StoreProxy.Add(builder.Services, verb =>
        {
            if (verb.Name == nameof(IPhoneUserStore.FindByPhoneNumberAsync))
                throw new StoreException(StoreFailure.Unreadable, "The user has an _id of type Array.");
        }));
        Assert.Equal(202, (await app.TryAskAsync(Known.E164)).Status);
        Assert.Contains(app.Logs.Lines, line => line.Text.Contains("the user's record can't be read", StringComparison.Ordinal));
        await app.StopAsync();
        Assert.Equal(0, handset.Received);
    }

    private static async Task<TestApp> StartAsync(
        IMessageSender sender, Action<WebApplicationBuilder>? build = null)
    {
        var app = await TestApp.StartAsync(
            Closed, services: services => services.AddSingleton(sender), build: build, logged: LogLevel.Warning);
        await app.Services.GetRequiredService<IPhoneUserStore>().GetOrAddAsync(Known, SignUp.Open, app.Time.GetUtcNow(), Cancelled);
        return app;
    }
}
