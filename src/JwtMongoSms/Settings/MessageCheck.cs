using JwtMongoSms.Languages;

namespace JwtMongoSms.Settings;

/// <summary>What is wrong with the text messages: each is written once in every language, with the application's own name and domain.</summary>
internal static class MessageCheck
{
    public static IEnumerable<string> Problems(JwtMongoSmsOptions options)
    {
        var languages = KnownLanguages.Tags;
        if (!languages.Contains(options.Language))
            yield return $"{Setting.Name("Language")} is \"{options.Language}\"; it is one of {string.Join(", ", languages)}.";

        var length = Math.Clamp(options.Codes.Length, 4, 10);
        if (!OneTimeCode.TryParse("0123456789"[..length], length, out var code))
            yield break;

        var texts = languages.Select(language => (Language: language, Text: Write(options, code, language))).ToList();
        var without = texts.Where(message => !message.Text.Contains(code.Digits, StringComparison.Ordinal)).ToList();
        if (without.Count > 0)
            yield return $"{Setting.Name("Messages:Sms")} writes a message without the code in it, in {string.Join(", ", without.Select(message => message.Language))}.";

        var notices = languages.Select(language => (Language: language, Text: WriteNotice(options, language)));
        options.Notices.AddRange(Dear("A text message", texts).Concat(Dear("The notice of a change of number", notices)));
    }

    private static IEnumerable<string> Dear(string what, IEnumerable<(string Language, string Text)> texts) => texts
        .Select(message => (message.Language, Counted: MessageSegments.Of(message.Text)))
        .Where(message => message.Counted.Segments > 1)
        .Select(message => Notice(what, message.Language, message.Counted));

    private static string Write(JwtMongoSmsOptions options, OneTimeCode code, string language)
        => options.Messages.Sms(new CodeMessage { Code = code, AppName = options.AppName, Domain = options.Login.Domain, Culture = language });

    private static string WriteNotice(JwtMongoSmsOptions options, string language)
        => options.Messages.PhoneChanged(new PhoneChangedMessage { AppName = options.AppName, Culture = language });

    private static string Notice(string what, string language, MessageSegments counted)
    {
        var why = counted.ForeignCharacter is { } character
            ? $"\"{character}\" (U+{character.EnumerateRunes().First().Value:X4}) leaves room for 70 characters in one, and it has {counted.Units}"
            : $"one has room for 160 characters, and it has {counted.Units}";
        return $"{what} in the language {language} takes {counted.Segments} segments, and each is paid for: {why}. A shorter AppName or plain characters bring it down.";
    }
}
