namespace JwtMongoSms.Messages;

/// <summary>Writes the notice of a change of number, unless the application does. It has no link: users learn to distrust links.</summary>
internal static class DefaultNotice
{
    // In GSM-7 where possible. In Arabic, a word stands on each side of the name, so that its digits and signs keep their place.
    private static readonly Dictionary<string, Func<string, string>> Sentences = new()
    {
        ["en"] = app => $"The phone number of your {app} account was changed. If that wasn't you, contact us at once.",
        ["es"] = app => $"Se ha cambiado el teléfono de tu cuenta de {app}. Si no lo has pedido, contacta con nosotros enseguida.",
        ["fr"] = app => $"Le numéro de votre compte {app} a été changé. Si ce n'est pas vous, contactez-nous au plus vite.",
        ["ar"] = app => $"تم تغيير رقم حسابك في {app} الآن. إن لم تكن أنت فاتصل بنا.",
    };

    public static string Write(PhoneChangedMessage message)
        => (Sentences.GetValueOrDefault(message.Language.Tag) ?? Sentences["en"])(message.AppName);
}
