namespace JwtMongoSms.Messages;

/// <summary>Writes the text message with a code, unless the application does.</summary>
internal static class DefaultMessage
{
    // In GSM-7 where possible: it lacks ó, á, í, ú, ê and ç, and with one of them a segment holds 70 characters instead of 160.
    // In Arabic, words stand between code and name: digits or signs next to the code could change places with it.
    private static readonly Dictionary<string, Func<string, string, string>> Sentences = new()
    {
        ["en"] = (code, app) => $"{code} is your {app} code.",
        ["es"] = (code, app) => $"{code} es tu clave de un solo uso para {app}.",
        ["fr"] = (code, app) => $"{code} est votre code {app}.",
        ["ar"] = (code, app) => $"{code} هو رمزك في {app}.",
    };

    // The last line has the format of https://wicg.github.io/sms-one-time-codes: nothing may follow it.
    public static string Write(CodeMessage message)
    {
        var sentence = Sentences.GetValueOrDefault(message.Language.Tag) ?? Sentences["en"];
        return $"{sentence(message.Code.Digits, message.AppName)}\n\n@{message.Domain} #{message.Code.Digits}";
    }
}
