using JwtMongoSms.Settings;

namespace JwtMongoSms.Messages;

/// <summary>Validates <see cref="MessageOptions"/>: writes each message once in every language.</summary>
internal sealed class MessageOptionsSetup(SettingsSource source, IServiceProvider services)
    : OptionsSetup<MessageOptions>("Messages", source)
{
    private JwtMongoSmsOptions Shared => RawOptions.Create<JwtMongoSmsOptions>(services);

    protected override void Read(SettingReader reader, MessageOptions options)
    {
    }

    protected override IEnumerable<string> FindProblems(MessageOptions options)
    {
        var shared = Shared;
        if (Language.Find(shared.Language)?.Tag != shared.Language)
            yield return $"{Setting.Name("Language")} is \"{shared.Language}\"; it is one of {string.Join(", ", Language.All)}.";

        var code = SampleCode();
        var without = Language.All
            .Where(language => !Write(options, shared, code, language).Contains(code.Digits, StringComparison.Ordinal))
            .ToList();
        if (without.Count > 0)
            yield return $"{Setting.Name("Messages:Sms")} writes a message without the code in it, in {string.Join(", ", without)}.";
    }

    protected override IEnumerable<string> FindNotices(MessageOptions options)
    {
        var (shared, code) = (Shared, SampleCode());
        var texts = Language.All.Select(language => (Language: language, Text: Write(options, shared, code, language)));
        var notices = Language.All
            .Select(language => new PhoneChangedMessage { AppName = shared.AppName, Language = language })
            .Select(message => (message.Language, options.PhoneChanged(message)));
        return FindLong("A text message", texts).Concat(FindLong("The notice of a change of number", notices));
    }

    private static IEnumerable<string> FindLong(string what, IEnumerable<(Language Language, string Text)> texts) => texts
        .Select(message => (message.Language, Counted: MessageSegments.Of(message.Text)))
        .Where(message => message.Counted.Segments > 1)
        .Select(message => Notice(what, message.Language, message.Counted));

    private static string Write(MessageOptions options, JwtMongoSmsOptions shared, OneTimeCode code, Language language)
        => options.Sms(new CodeMessage { Code = code, AppName = shared.AppName, Domain = shared.Domain, Language = language });

    private static string Notice(string what, Language language, MessageSegments counted)
    {
        var why = counted.ForeignCharacter is { } character
            ? $"\"{character}\" (U+{character.EnumerateRunes().First().Value:X4}) leaves room for 70 characters in one, "
                + $"and it has {counted.Units}"
            : $"one has room for 160 characters, and it has {counted.Units}";
        return $"{what} in the language {language} takes {counted.Segments} segments, and each is paid for: {why}. "
            + "A shorter AppName or plain characters bring it down.";
    }

    private OneTimeCode SampleCode() => OneTimeCode.CreateSample(Math.Clamp(RawOptions.Create<CodeOptions>(services).Length, 4, 10));
}
