using System.Collections;
using System.Globalization;

namespace JwtMongoSms.Testing.Contracts;

/// <summary>Writes values for the names of cases and for the messages of failures.</summary>
internal static class Print
{
    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Value))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
