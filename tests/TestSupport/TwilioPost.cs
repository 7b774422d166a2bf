using System.Text;

namespace TestSupport;

/// <summary>One post that reached Twilio's stand-in.</summary>
/// <param name="Path">The path of the request, with its query if it had one.</param>
/// <param name="Authorization">The whole header.</param>
/// <param name="Fields">The form's fields in their order, doubled ones and all.</param>
public sealed record TwilioPost(string Path, string? Authorization, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The value of the field of this name; it must be there once.</summary>
    public string this[string name] => Fields.Single(field => field.Key == name).Value;

    /// <summary>User and password of Basic authentication.</summary>
    public string Credentials => Encoding.UTF8.GetString(Convert.FromBase64String(Authorization!["Basic ".Length..]));

    /// <summary>Reads a form as it stands on the wire.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ReadForm(string body) =>
    [
        .. body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Unescape(pair[0]), Unescape(pair.ElementAtOrDefault(1) ?? ""))),
    ];

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
