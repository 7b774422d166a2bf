
namespace JwtMongoSms.AspNetCore.Tests.Composition;

/// <summary>Sign-in is added as other services are: twice without harm, to any service collection, with ordinary options.</summary>
public sealed class RegistrationTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Fact]
    public async Task Adding_sign_in_twice_is_adding_it_once()
    {
        await using var app = await TestApp.StartAsync(build: builder =>
        {
            var once = Ours(builder.Services);
            builder.AddJwtMongoSms();
            builder.Services.AddJwtMongoSms().AddPages().AddDevPhone();
            Assert.NotEmpty(once);
            Assert.Equal(once, Ours(builder.Services));
        });
        await app.SignInAsync(Phone);
        Assert.Equal("Healthy", await app.GetAsync("/health").BodyAsync());
    }

    [Fact]
    public async Task A_service_collection_without_a_configuration_is_enough_to_send_a_code()
    {
        using var folder = new TestSupport.Processes.TemporaryFolder();
        var services = new ServiceCollection();
        services.AddJwtMongoSms(options => (options.Secret, options.PublicBaseUrl) = (TestApp.Secret, new Uri("https://example.com")))
            .AddSqlite();
        services.Configure<SqliteOptions>(options => options.Path = folder["test.db"]);
        services.Configure<LimitOptions>(options
            => (options.Countries, options.TrustedProxies, options.DailyCost) = (["GB"], ["none"], 50));
        services.AddSingleton<IMessageSender>(new Handset());

        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<ISignInService>();
        var sent = await signIn.SendCodeAsync(
            Given.PhoneNumber(), DeliveryChannel.Sms, SignInClient.None, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(sent.Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_application_configures_is_what_every_kind_of_options_tells(bool afterwards)
    {
        Action<AccessTokenOptions> shorten = options => options.Lifetime /= 4;
        await using var app = await TestApp.StartAsync(
            new() { ["Tokens:Lifetime"] = "00:20:00" },
            build: builder => _ = afterwards ? builder.Services.PostConfigure(shorten) : builder.Services.Configure(shorten));

        Assert.Equal(300, (await app.SignInAsync(Phone)).Number("expiresInSeconds"));
        Assert.All(
            [
                app.Services.GetRequiredService<IOptions<AccessTokenOptions>>().Value,
                app.Services.GetRequiredService<IOptionsSnapshot<AccessTokenOptions>>().Value,
                app.Services.GetRequiredService<IOptionsMonitor<AccessTokenOptions>>().CurrentValue,
            ],
            options => Assert.Equal(TimeSpan.FromMinutes(5), options.Lifetime));
    }

    private static List<string> Ours(IServiceCollection services)
        => [.. services
            .Select(service => $"{service.ServiceType} {(service.IsKeyedService ? null : service.ImplementationType)}")
            .Where(service => service.Contains("JwtMongoSms", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}
