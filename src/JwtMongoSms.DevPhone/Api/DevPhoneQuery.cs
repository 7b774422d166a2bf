using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Delivery.Twilio.Internal;
using JwtMongoSms.Phones;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>What a request to the dev phone asks for. The one place that reads the query.</summary>
internal sealed record DevPhoneQuery(PhoneNumber? To, TimeSpan Wait, string? After)
{
    private const int LongestWaitSeconds = 60;

    /// <summary>Reads the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">What it asks for, when it can be read.</param>
    /// <param name="mistake">What is wrong with it otherwise. It repeats nothing of the query.</param>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out DevPhoneQuery? query, [NotNullWhen(false)] out string? mistake)
    {
        query = null;
        var asked = new QueryCollection(QueryHelpers.ParseQuery(HiddenRequestParts.QueryOf(request.HttpContext).Value));
        var (to, wait, after) = (asked["to"], asked["wait"], asked["after"]);
        PhoneNumber? phone = null;
        var seconds = 0;

        if (to.Count > 1 || wait.Count > 1 || after.Count > 1)
            mistake = "to, wait and after are given once each.";
        else if (to.Count == 1 && !PhoneNumber.TryParse(WithPlus(to.ToString()), null, out phone))
            mistake = "to is not a phone number; write it with + and the country code, and the + as %2B.";
        else if (wait.Count == 1 && !(int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= LongestWaitSeconds))
            mistake = $"wait is a whole number of seconds, 0 to {LongestWaitSeconds}.";
        else if (after.Count == 1 && !TwilioSid.IsMessage(after.ToString()))
            mistake = "after is the messageId of an earlier answer.";
        else
            mistake = null;

        if (mistake is not null)
            return false;

        query = new DevPhoneQuery(phone, TimeSpan.FromSeconds(seconds), after.Count == 1 ? after.ToString() : null);
        return true;
    }

    // In a query an unescaped + is a space, and "to=+44..." is what everybody writes.
    public static string WithPlus(string text) => text.StartsWith(' ') ? string.Concat("+", text.AsSpan().TrimStart()) : text;
}
