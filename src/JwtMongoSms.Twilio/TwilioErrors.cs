using System.Collections.Frozen;
using System.Net;
using static JwtMongoSms.DeliveryFailureClass;

namespace JwtMongoSms.Twilio;

/// <summary>Twilio's error codes, by what can be done about them. docs/twilio.md carries the same table.</summary>
internal static class TwilioErrors
{
    private static readonly FrozenDictionary<int, DeliveryFailureClass> Classes = new (DeliveryFailureClass Class, int[] Codes)[]
    {
        (BadNumber, [21211, 21265, 21266, 21268, 60200]),
        (Landline, [21614, 21635, 30006, 60205]),
        (OptedOut, [21610]),
        (NotRoutable, [21612]),
        (CountryDisabled, [21215, 21408, 60605]),
        (Unreachable, [30003, 30008]),
        (Blocked, [30004, 30005]),
        (Filtered, [30007]),
        (Fraud, [30450, 30453, 60410, 60412]),
        (Busy, [20429, 21611]),

        // Credentials, account and sender. The last line: new and trial accounts, a missing sender or service, a text that is too long.
        (Misconfigured, [20003, 20404, 21606, 21659, 21660, 21661, 30034]),
        (Misconfigured, [20005, 20008, 21212, 21603, 21608, 21617, 21703, 21704, 21705]),
    }.SelectMany(row => row.Codes, (row, code) => KeyValuePair.Create(code, row.Class)).ToFrozenDictionary();

    /// <summary>The codes that have a class of their own.</summary>
    public static IReadOnlyDictionary<int, DeliveryFailureClass> All => Classes;

    /// <summary>The class of a code; one that isn't known is judged by the HTTP status.</summary>
    public static DeliveryFailureClass ClassOf(int? code, HttpStatusCode status)
        => code is { } known && Classes.TryGetValue(known, out var failureClass) ? failureClass : ClassOf(status);

    /// <summary>What the operator or the person can do.</summary>
    public static string Cure(DeliveryFailureClass failureClass) => failureClass switch
    {
        BadNumber => "This is not a valid phone number: ask for it again.",
        Landline => "The number takes no texts.",
        OptedOut => "The person has answered STOP; START undoes it.",
        NotRoutable => "The sender can't reach the number: another sender may.",
        CountryDisabled => "Enable the country in Twilio's Messaging Geographic Permissions, or take it off Limits:Countries.",
        Unreachable => "The handset can't be reached now.",
        Blocked => "The handset is blocked or unknown: a retry can't help.",
        Filtered => "A carrier has filtered the message.",
        Fraud => "Twilio suspects fraud: don't send it again.",
        Misconfigured => "Check the account, its credentials and its sender (section JwtMongoSms:Twilio).",
        Busy => "Twilio takes no more for the moment.",
        _ => "No reason is known.",
    };

    private static DeliveryFailureClass ClassOf(HttpStatusCode status) => (int)status switch
    {
        401 or 403 or 404 or (>= 300 and < 400) => Misconfigured,
        429 => Busy,
        _ => Unknown,
    };
}
