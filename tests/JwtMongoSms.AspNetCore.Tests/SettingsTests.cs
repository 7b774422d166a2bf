using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Production = new()
    {
        ["PublicBaseUrl"] = "https://example.com",
        ["Limits:Countries"] = "GB",
        ["Twilio:AccountSid"] = "AC" + new string('a', 32),
        ["Twilio:AuthToken"] = "token",
        ["Twilio:From"] = "+12025550100",
    };

    public static TheoryData<string, string, string> OutOfRange
        => [.. from key in SettingBounds.Keys from bound in SettingBounds.OutOf(key) select (key, bound.Value, bound.Message)];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    [InlineData("Codes:Length", "abc", "is \"abc\"; it is a whole number.")]
    [InlineData("Codes:Length", "4", "is 4; fewer than 6 digits need")]
    [InlineData("Codes:Lifetime", "86401", "is 1.00:00:01;")]
    [InlineData("Codes:ResendPauses", "0", "has 00:00:00;")]
    [InlineData("Codes:Lenght", "6", "is not a setting;")]
    [InlineData("Codes:ResendPauses", "30,24:00:00", "is \"24:00:00\"; it is a time whose hours end at 23: with days, 1.00:00:00.")]
    [InlineData("Sessions:IdleLifetime", "24:00:00", "is \"24:00:00\"; it is a time whose hours end at 23: with days, 1.00:00:00.")]
    [InlineData("Sessions:IdleLifetime", "36:30:00", "is \"36:30:00\"; it is a time whose hours end at 23: with days, 1.12:30:00.")]
    [InlineData("Sessions:Lifetime", "720:00:00", "is \"720:00:00\"; it is a time whose hours end at 23: with days, 30.00:00:00.")]
    [InlineData("Legacy:TokenLifetime", "48:00", "is \"48:00\"; it is a time whose hours end at 23: with days, 2.00:00.")]
    [InlineData("Sessions:IdleLifetime", "1:00:00:00", "is \"1:00:00:00\"; it is a time such as 00:05:00 or 14.00:00:00, or a number of")]
    [InlineData("Sessions:IdleLifetime", "24:60:00", "is \"24:60:00\"; it is a time such as 00:05:00 or 14.00:00:00, or a number of")]
    [InlineData("Sessions:IdleLifetime", "31.00:00:00", "is 31.00:00:00; it is at most Sessions:Lifetime")]
    [InlineData("Secret", "too short", "has 9 bytes; it has at least 32.")]
    [InlineData("Secret", "abcdefgabcdefgabcdefgabcdefgabcdefg", "has 7 different characters; it has at least 8. `openssl rand")]
    [InlineData("PreviousSecrets:0", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "has 1 different characters; it has at least 8.")]
    [InlineData("Tokens:Secret", "1212121212121212121212121212121212121212", "has 2 different characters; it has at least 8.")]
    [InlineData("Tokens:Keys:0:Secret", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "has 1 different characters; it has at least 8.")]
    [InlineData("PreviousSecrets:0", TestApp.Secret, "are the same; each needs a secret of its own.")]
    [InlineData("Limits:Countries", "GB,Narnia", "has \"Narnia\";")]
    [InlineData("Limits:Enabled", "maybe", "is \"maybe\"; it is true or false.")]
    [InlineData("Limits:NumberKinds", "Carrier", "is \"Carrier\"; it is one of Unknown, Mobile")]
    [InlineData("Limits:NumberKinds", "5", "is \"5\"; it is one of Unknown, Mobile")]
    [InlineData("Limits:NumberKinds", "Mobile|FixedLine", "is \"Mobile|FixedLine\"; it is one of Unknown, Mobile")]
    [InlineData("Limits:HomeCountries", "Narnia", "has \"Narnia\";")]
    [InlineData("Limits:TrustedProxies", "10.0.0.0/33", "has \"10.0.0.0/33\"; each is an address such as 10.0.0.4 or a network")]
    [InlineData("Limits:TrustedProxies", "proxy.example", "has \"proxy.example\"; each is an address")]
    [InlineData("Limits:TrustedProxies", "none,10.0.0.1", "has none beside others; none stands alone.")]
    [InlineData("Limits:DailyCost", "0", "is 0; it is above 0.")]
    [InlineData("Limits:DailyCost", "-1", "is \"-1\"; it is")]
    [InlineData("Limits:DailyCost", "much", "is \"much\"; it is")]
    [InlineData("Limits:Price", "-0.01", "is \"-0.01\"; it is")]
    [InlineData("Limits:Price", "1000.01", "is 1000.01; it is at least 0 and at most 1000.")]
    [InlineData("Limits:Prices:GB", "1001", "is 1001; it is at least 0 and at most 1000.")]
    [InlineData("Limits:Prices", "4", "is \"4\"; it has a price for each country,")]
    [InlineData("Limits:NumberPauses", "0", "has 00:00:00; each is at least 00:00:01 and at most 01:00:00.")]
    [InlineData("Limits:NumberPauses", "30,3601", "has 01:00:01; each is at least 00:00:01 and at most 01:00:00.")]
    [InlineData("Limits:NumberPauses", "1,1,1,1,1,1,1,1,1,1,1", "has 11 entries; it has 1 to 10.")]
    [InlineData("Limits:NumberPerDay", "4", "is 4; it is at least Limits:NumberPerHour, 5.")]
    [InlineData("Limits:AdressPerDay", "4", "is not a setting;")]
    [InlineData("Users:PublicFields", "name,id", "has \"id\";")]
    [InlineData("Twilio:BaseAddress", "https://user:password@host:99999/", "is not an address;")]
    [InlineData("PublicBaseUrl", "example.com", "is \"example.com\"; it is an address such as https://example.com.")]
    [InlineData("PublicBaseUrl", "ftp://example.com", "is \"ftp://example.com\";")]
    [InlineData("Twilio:AccountSid", "abc", "is \"abc\"; it starts with AC and has 34 characters.")]
    public async Task A_bad_setting_stops_the_start_and_says_what_is_wrong(string name, string value, string message)
    {
        var refusal = await TestApp.RefusalAsync(new() { [name] = value });
        Assert.Contains($"{TestApp.Spelled(name)} {message}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var refusal = await TestApp.RefusalAsync(new()
        {
            ["Codes:Length"] = "x",
            ["Codes:Attempts"] = "0",
            ["Tokens:Lifetime"] = "0",
            ["Limits:Countries"] = "XX",
        });
        Assert.DoesNotContain(Environment.NewLine + ";", refusal.Message, StringComparison.Ordinal);
        Assert.All(
            ["Codes:Length", "Codes:Attempts", "Tokens:Lifetime", "Limits:Countries"],
            name => Assert.Contains("JwtMongoSms:" + name, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task A_lifetime_that_code_sets_is_held_to_the_same_bounds(int days)
    {
        var time = TimeSpan.FromDays(days);
        var refusal = await TestApp.RefusalAsync(services: services => services
            .Configure<CodeOptions>(options => (options.Lifetime, options.ResendPauses) = (time, [time]))
            .Configure<AccessTokenOptions>(options => options.Lifetime = time)
            .Configure<LegacyOptions>(options => options.TokenLifetime = time)
            .Configure<SignInSessionOptions>(options
                => (options.IdleLifetime, options.Lifetime, options.RevocationDelay) = (time, time, TimeSpan.FromDays(days - 1))));
        Assert.All(
            [
                "Codes:Lifetime", "Codes:ResendPauses", "Tokens:Lifetime", "Legacy:TokenLifetime", "Sessions:IdleLifetime",
                "Sessions:Lifetime", "Sessions:RevocationDelay",
            ],
            name => Assert.Contains(TestApp.Spelled(name), refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Production_starts_when_everything_is_settled()
    {
        await using var app = await TestApp.StartAsync(Production, "Production");
        foreach (var path in (string[])["", "/phone.js", "/api/messages", "/api/events", "/api/failures"])
            Assert.Equal(404, await app.GetAsync("/dev/phone" + path).StatusAsync());

        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("dev phone", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(app.Logs.With("JwtMongoSms", LogLevel.Warning));
        var summary = Assert.Single(app.Logs.With("[3202]", LogLevel.Information)).Text;
        Assert.Contains(
            "JwtMongoSms in Production: store Sqlite, sender TwilioSender, countries GB, scheme JwtMongoSms, sending limits on.",
            summary,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret", null)]
    [InlineData("Secret", "                                        ")]
    [InlineData("Secret", "ssssssssssssssssssssssssssssssssssssssss")]
    [InlineData("PublicBaseUrl", null)]
    [InlineData("PublicBaseUrl", "http://example.com")]
    [InlineData("Limits:Countries", null)]
    [InlineData("Limits:HomeCountries", "FR")]
    [InlineData("Limits:TrustedProxies", null)]
    [InlineData("Limits:DailyCost", null)]
    [InlineData("Limits:Enabled", "false")]
    [InlineData("Sqlite:Path", null)]
    [InlineData("Twilio:AccountSid", null)]
    [InlineData("Twilio:BaseAddress", "http://127.0.0.1:5080/")]
    [InlineData("Twilio:BaseAddress", "http://localhost/")]
    [InlineData("Twilio:AuthToken", null)]
    [InlineData("Twilio:From", null)]
    public async Task Production_refuses_what_is_unsafe_or_missing(string name, string? value)
    {
        foreach (var environment in new[] { "Production", "Staging" })
        {
            var refusal = await TestApp.RefusalAsync(new(Production) { [name] = value }, environment);
            Assert.Contains(TestApp.Spelled(name), refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Production_names_all_that_is_missing_in_one_start()
    {
        var refusal = await TestApp.RefusalAsync(
            new() { ["Secret"] = null, ["Sqlite:Path"] = null, ["Limits:TrustedProxies"] = null, ["Limits:DailyCost"] = null },
            "Production");
        Assert.All(
            [
                "Secret", "PublicBaseUrl", "Limits:Countries", "Limits:TrustedProxies", "Limits:DailyCost", "Sqlite:Path",
                "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From",
            ],
            name => Assert.Contains($"JwtMongoSms:{name} ", refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_of_another_package_has_a_section_of_its_own()
    {
        await using var app = await StartAsync("Pigeon:Coop");
        Assert.Equal("7", app.Services.GetRequiredService<IOptions<PigeonOptions>>().Value.Coop);
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("Pigeon:Cop"));
        Assert.Contains(TestApp.Spelled("Pigeon:Cop") + " is not a setting;", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("JwtMongoSms:Pigeon (", refusal.Message, StringComparison.Ordinal);

        static Task<TestApp> StartAsync(string name) => TestApp.StartAsync(
            new() { [name] = "7" }, services: services => services.AddJwtMongoSms().AddOptions<PigeonOptions, PigeonSetup>());
    }

    [Fact]
    public async Task No_message_about_settings_shows_a_secret()
    {
        var refusal = await TestApp.RefusalAsync(new()
        {
            ["Secret"] = "sentinel-one",
            ["Tokens:Secret"] = "sentinel-two",
            ["Twilio:AccountSid"] = "sentinel-three",
            ["Twilio:AuthToken"] = "sentinel four",
        });
        Assert.DoesNotContain("sentinel-", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel four", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_may_be_written_in_one_line_or_with_numbers()
    {
        await using var one = await TestApp.StartAsync(new() { ["Limits:Countries"] = "GB, IE", ["Codes:ResendPauses"] = "10,00:00:20" });
        await using var many = await TestApp.StartAsync(new() { ["Limits:Countries:0"] = "GB", ["Limits:Countries:1"] = "IE" });

        Assert.Equal(["GB", "IE"], Options<LimitOptions>(one).Countries);
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)], Options<CodeOptions>(one).ResendPauses);
        Assert.Equal(["GB", "IE"], Options<LimitOptions>(many).Countries);

        static TOptions Options<TOptions>(TestApp app)
            where TOptions : class
            => app.Services.GetRequiredService<IOptions<TOptions>>().Value;
    }

    [Fact]
    public async Task An_application_with_a_store_and_a_sender_of_its_own_is_not_asked_for_ours()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        Dictionary<string, string?> settings
            = new() { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB", ["Sqlite:Path"] = null };
        await using var app = await TestApp.StartAsync(settings, "Production", folder: folder, services: services => services
            .Configure<SqliteOptions>(options => options.Path = Path.Combine(folder, "own.db"))
            .AddSingleton<IMessageSender>(new Handset())
            .AddJwtMongoSms().AddSqlite());
        await app.AskAsync("+447400123456");
    }

    [Fact]
    public async Task The_dev_phone_may_be_added_and_mapped_by_name_and_does_nothing_in_Production()
    {
        var registered = new List<ServiceDescriptor>();
        await using var production = await TestApp.StartAsync(
            Production,
            "Production",
            services: services => services.AddJwtMongoSms().AddDevPhone(),
            build: builder => registered.AddRange(builder.Services),
            map: app => app.MapJwtMongoSmsDevPhone());
        Assert.Equal(404, await production.GetAsync("/dev/phone").StatusAsync());
        Assert.DoesNotContain(
            registered, service => $"{service.ServiceType} {service.ImplementationType}".Contains("DevPhone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public async Task An_empty_secret_set_in_code_stops_the_start(string secret)
    {
        foreach (var configure in new Action<IServiceCollection>[]
        {
            services => services.Configure<JwtMongoSmsOptions>(options => options.PreviousSecrets = [secret]),
            services => services.Configure<SigningKeyOptions>(options => options.Secret = secret),
        })
        {
            var refusal = await TestApp.RefusalAsync(services: configure);
            Assert.Contains($"has {secret.Length} bytes; it has at least 32.", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_in_an_address_is_not_shown()
    {
        var refusal = await TestApp.RefusalAsync(new() { ["PublicBaseUrl"] = "https://bob:hunter2@example.com/" });
        Assert.Contains("is \"https://example.com\"; it is an address", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_with_a_sender_of_its_own_may_have_Twilio_for_something_else()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Twilio:AccountSid"] = "AC" + new string('a', 32), ["Twilio:AuthToken"] = "token" },
            services: services => services.AddSingleton<IMessageSender>(new Handset()));
        await app.AskAsync("+447400123456");
    }

    private sealed class PigeonOptions
    {
        public string? Coop { get; set; }
    }

    private sealed class PigeonSetup(SettingsSource source) : OptionsSetup<PigeonOptions>("Pigeon", source)
    {
        protected override void Read(SettingReader reader, PigeonOptions options) => options.Coop = reader.Text("Coop", options.Coop);
    }
}
