namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>What the start says about text messages.</summary>
public sealed class MessageSettingsTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("FR")]
    [InlineData("fr-CA")]
    public async Task A_language_that_is_none_of_ours_stops_the_start(string language)
    {
        var refusal = await TestApp.RefusalAsync(new() { ["Language"] = language });
        var message = $"{TestApp.Spelled("Language")} is \"{language}\"; it is one of en, es, fr, ar.";
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en, es, fr, ar")]
    [InlineData("fr")]
    public async Task A_message_that_lacks_the_code_stops_the_start_and_its_languages_are_named(string languages)
    {
        var refusal = await TestApp.RefusalAsync(services: services => services.Configure<MessageOptions>(
            options => options.Sms = message => languages.Contains(message.Language.Tag, StringComparison.Ordinal)
                ? $"Hello from {message.AppName}"
                : message.Code.Digits));
        Assert.Contains($"writes a message without the code in it, in {languages}.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_fits_every_language_is_passed_in_silence()
        => Assert.Empty(await NoticesAsync(new string('a', 31)));

    [Fact]
    public async Task A_name_that_is_too_long_for_one_language_is_told_with_the_character_that_takes_the_room()
        => Assert.Equal(
            ["the language ar takes 2 segments, and each is paid for: \"ه\" (U+0647) leaves room for 70 characters in one, and it has 71."],
            await NoticesAsync(new string('a', 32)));

    [Fact]
    public async Task One_foreign_character_in_a_name_is_told_for_the_languages_that_it_makes_dear()
        => Assert.Equal(
            ["the language es takes 2 segments, and each is paid for: \"ë\" (U+00EB) leaves room for 70 characters in one, and it has 81."],
            await NoticesAsync("Zoë et ses neuf chats"));

    [Fact]
    public async Task A_very_long_name_is_told_for_all_languages()
        => Assert.Equal(
            [
                "the language en takes 2 segments, and each is paid for: one has room for 160 characters, and it has 181.",
                "the language es takes 2 segments, and each is paid for: one has room for 160 characters, and it has 200.",
                "the language fr takes 2 segments, and each is paid for: one has room for 160 characters, and it has 183.",
                "the language ar takes 3 segments, and each is paid for: "
                    + "\"ه\" (U+0647) leaves room for 70 characters in one, and it has 179.",
            ],
            await NoticesAsync(new string('a', 140)));

    [Fact]
    public async Task A_text_of_the_applications_own_is_counted_in_every_language_too()
        => Assert.Equal(
            ["the language ar takes 2 segments, and each is paid for: "
                + "\"\ud83d\" (U+FFFD) leaves room for 70 characters in one, and it has 77."],
            await NoticesAsync(
                "Tests",
                options => options.Sms = message => message.Language == Language.Find("ar")
                    ? message.Code.Digits + new string('\ud83d', 71)
                    : message.Code.Digits));

    [Fact]
    public async Task The_notice_of_a_change_of_number_is_counted_in_every_language_too()
    {
        await using var app = await TestApp.StartAsync(services: services => services.Configure<MessageOptions>(
            options => options.PhoneChanged = message => message.Language == Language.Find("fr") ? new string('a', 161) : "Changed."));
        var line = Assert.Single(app.Logs.With("The notice of a change of number in the language"));
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("the language fr takes 2 segments", line.Text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> NoticesAsync(string name, Action<MessageOptions>? configure = null)
    {
        const string Beginning = "A text message in ";
        const string End = " A shorter AppName or plain characters bring it down.";
        await using var app = await TestApp.StartAsync(
            new() { ["AppName"] = name }, services: services => services.Configure(configure ?? (_ => { })));
        return [.. app.Logs.With(Beginning, LogLevel.Warning).Select(line => line.Text.Split(Beginning)[1].Split(End)[0])];
    }
}
