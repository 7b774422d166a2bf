using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using JwtMongoSms.Twilio;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>The query of a request to the dev phone. The one place that reads it.</summary>
internal sealed record DevPhoneQuery(PhoneNumber? To, TimeSpan Wait, string? After)
{
    private const int MaxWaitSeconds = 60;

    /// <summary>Reads the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">The query, when it can be read.</param>
    /// <param name="mistake">What is wrong with it otherwise. It repeats nothing of the query.</param>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out DevPhoneQuery? query, [NotNullWhen(false)] out string? mistake)
    {
        query = null;
        var fields = request.Query;
        var (to, wait, after) = (fields["to"], fields["wait"], fields["after"]);
        PhoneNumber? phone = null;
        var seconds = 0;

        if (to.Count > 1 || wait.Count > 1 || after.Count > 1)
            mistake = "to, wait and after are given once each.";
        else if (to.Count == 1 && !PhoneNumber.TryParse(WithPlus(to.ToString()), null, out phone))
            mistake = "to is not a phone number; write it with + and the country code, and the + as %2B.";
        else if (wait.Count == 1 && !TryReadWait(wait.ToString(), out seconds))
            mistake = $"wait is a whole number of seconds, 0 to {MaxWaitSeconds}.";
        else if (after.Count == 1 && !TwilioSid.IsMessage(after.ToString()))
            mistake = "after is the messageId of an earlier response.";
        else
            mistake = null;

        if (mistake is not null)
            return false;

        query = new DevPhoneQuery(phone, TimeSpan.FromSeconds(seconds), after.Count == 1 ? after.ToString() : null);
        return true;
    }

    private static bool TryReadWait(string text, out int seconds)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= MaxWaitSeconds;

    // In a query an unescaped + is a space, and people write "to=+44...".
    public static string WithPlus(string text) => text.StartsWith(' ') ? string.Concat("+", text.AsSpan().TrimStart()) : text;
}
