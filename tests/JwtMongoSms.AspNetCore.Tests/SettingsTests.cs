using JwtMongoSms.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    [InlineData("Codes:Length", "abc", "JwtMongoSms:Codes:Length (JwtMongoSms__Codes__Length) is \"abc\"; it is a whole number.")]
    [InlineData("Codes:Length", "4", "JwtMongoSms:Codes:Length (JwtMongoSms__Codes__Length) is 4; fewer than 6 digits need")]
    [InlineData("Codes:Lifetime", "86401", "JwtMongoSms:Codes:Lifetime (JwtMongoSms__Codes__Lifetime) is 1.00:00:01;")]
    [InlineData("Codes:ResendPauses", "0", "JwtMongoSms:Codes:ResendPauses (JwtMongoSms__Codes__ResendPauses) has 00:00:00;")]
    [InlineData(
        "Sessions:IdleLifetime",
        "31.00:00:00",
        "JwtMongoSms:Sessions:IdleLifetime (JwtMongoSms__Sessions__IdleLifetime) is 31.00:00:00; it is at most Sessions:Lifetime")]
    [InlineData("Secret", "too short", "JwtMongoSms:Secret (JwtMongoSms__Secret) has 9 bytes; it has at least 32.")]
    [InlineData("PreviousSecrets:0", TestApp.Secret, "are the same; each needs a secret of its own.")]
    [InlineData("Limits:Countries", "GB,Narnia", "JwtMongoSms:Limits:Countries (JwtMongoSms__Limits__Countries) has \"Narnia\";")]
    [InlineData("Limits:Enabled", "maybe", "JwtMongoSms:Limits:Enabled (JwtMongoSms__Limits__Enabled) is \"maybe\"; it is true or false.")]
    [InlineData(
        "Limits:NumberKinds",
        "Carrier",
        "JwtMongoSms:Limits:NumberKinds (JwtMongoSms__Limits__NumberKinds) is \"Carrier\"; it is one of Unknown, Mobile")]
    [InlineData("Users:PublicFields", "name,id", "JwtMongoSms:Users:PublicFields (JwtMongoSms__Users__PublicFields) has \"id\";")]
    [InlineData(
        "Twilio:BaseAddress",
        "https://user:password@host:99999/",
        "JwtMongoSms:Twilio:BaseAddress (JwtMongoSms__Twilio__BaseAddress) is not an address;")]
    [InlineData(
        "PublicBaseUrl",
        "example.com",
        "JwtMongoSms:PublicBaseUrl (JwtMongoSms__PublicBaseUrl) is \"example.com\"; it is an address such as https://example.com.")]
    [InlineData("PublicBaseUrl", "ftp://example.com", "JwtMongoSms:PublicBaseUrl (JwtMongoSms__PublicBaseUrl) is \"ftp://example.com\";")]
    [InlineData(
        "Twilio:AccountSid",
        "abc",
        "JwtMongoSms:Twilio:AccountSid (JwtMongoSms__Twilio__AccountSid) is \"abc\"; it starts with AC and has 34 characters.")]
    public async Task A_bad_setting_stops_the_start_and_says_what_is_wrong(string name, string value, string message)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(new() { [name] = value }));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(new()
        {
            ["Codes:Length"] = "x",
            ["Codes:Attempts"] = "0",
            ["Tokens:Lifetime"] = "0",
            ["Limits:Countries"] = "XX",
        }));
        Assert.DoesNotContain(Environment.NewLine + ";", exception.Message, StringComparison.Ordinal);
        Assert.All(
            ["Codes:Length", "Codes:Attempts", "Tokens:Lifetime", "Limits:Countries"],
            name => Assert.Contains("JwtMongoSms:" + name, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Production_starts_when_everything_is_settled()
    {
        await using var app = await TestApp.StartAsync(Production, "Production");
        foreach (var path in (string[])["", "/phone.js", "/api/messages", "/api/events", "/api/failures"])
        {
            using var phone = await app.GetAsync("/dev/phone" + path);
            Assert.Equal(404, (int)phone.StatusCode);
        }

        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("dev phone", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            app.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("JwtMongoSms", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Secret", null)]
    [InlineData("PublicBaseUrl", null)]
    [InlineData("PublicBaseUrl", "http://example.com")]
    [InlineData("Limits:Countries", null)]
    [InlineData("Limits:Enabled", "false")]
    [InlineData("Sqlite:Path", null)]
    [InlineData("Twilio:AccountSid", null)]
    [InlineData("Twilio:AuthToken", null)]
    [InlineData("Twilio:From", null)]
    public async Task Production_refuses_what_is_unsafe_or_missing(string name, string? value)
    {
        foreach (var environment in new[] { "Production", "Staging" })
        {
            var exception = await Assert.ThrowsAsync<OptionsValidationException>(
                () => TestApp.StartAsync(new(Production) { [name] = value }, environment));
            Assert.Contains(
                $"JwtMongoSms:{name} (JwtMongoSms__{name.Replace(":", "__", StringComparison.Ordinal)})",
                exception.Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Production_names_all_that_is_missing_in_one_start()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestApp.StartAsync(new() { ["Secret"] = null, ["Sqlite:Path"] = null }, "Production"));
        Assert.All(
            ["Secret", "PublicBaseUrl", "Limits:Countries", "Sqlite:Path", "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From"],
            name => Assert.Contains($"JwtMongoSms:{name} ", exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(new() { ["Codes:Lenght"] = "6" }));
        Assert.Contains(
            "JwtMongoSms:Codes:Lenght (JwtMongoSms__Codes__Lenght) is not a setting;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_another_package_has_a_section_of_its_own()
    {
        await using var app = await StartAsync("Pigeon:Coop");
        Assert.Equal("7", app.Services.GetRequiredService<IOptions<PigeonOptions>>().Value.Coop);
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("Pigeon:Cop"));
        Assert.Contains("JwtMongoSms:Pigeon:Cop (JwtMongoSms__Pigeon__Cop) is not a setting;", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("JwtMongoSms:Pigeon (", exception.Message, StringComparison.Ordinal);

        static Task<TestApp> StartAsync(string name) => TestApp.StartAsync(
            new() { [name] = "7" }, services: services => services.AddJwtMongoSms().AddOptions<PigeonOptions, PigeonSetup>());
    }

    [Fact]
    public async Task No_message_about_settings_shows_a_secret()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(new()
        {
            ["Secret"] = "sentinel-one",
            ["Tokens:Secret"] = "sentinel-two",
            ["Twilio:AccountSid"] = "sentinel-three",
            ["Twilio:AuthToken"] = "sentinel four",
        }));
        Assert.DoesNotContain("sentinel-", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel four", exception.Message, StringComparison.Ordinal);
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
        var settings = new Dictionary<string, string?>
        {
            ["PublicBaseUrl"] = "https://example.com",
            ["Limits:Countries"] = "GB",
            ["Sqlite:Path"] = null,
        };
        await using var app = await TestApp.StartAsync(settings, "Production", folder: folder, services: services => services
            .Configure<SqliteOptions>(options => options.Path = Path.Combine(folder, "own.db"))
            .AddSingleton<IMessageSender>(new PlannedSender(_ => Task.FromResult(PlannedSender.Accepted)))
            .AddJwtMongoSms().AddSqlite());
        using var answer = await app.PostAsync("/auth/code", new { phoneNumber = "+447400123456" });
        await TestApp.JsonAsync(answer, 202);
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
        using var phone = await production.GetAsync("/dev/phone");
        Assert.Equal(404, (int)phone.StatusCode);
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
            var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(services: configure));
            Assert.Contains($"has {secret.Length} bytes; it has at least 32.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_in_an_address_is_not_shown()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestApp.StartAsync(new() { ["PublicBaseUrl"] = "https://bob:hunter2@example.com/" }));
        Assert.Contains("is \"https://example.com\"; it is an address", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("Mobile|FixedLine")]
    public async Task A_kind_of_number_is_named_and_not_numbered(string kind)
        => await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(new() { ["Limits:NumberKinds"] = kind }));

    [Fact]
    public async Task An_application_with_a_sender_of_its_own_may_have_Twilio_for_something_else()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Twilio:AccountSid"] = "AC" + new string('a', 32), ["Twilio:AuthToken"] = "token" },
            services: services => services.AddSingleton<IMessageSender>(new PlannedSender(_ => Task.FromResult(PlannedSender.Accepted))));
        using var answer = await app.PostAsync("/auth/code", new { phoneNumber = "+447400123456" });
        await TestApp.JsonAsync(answer, 202);
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
