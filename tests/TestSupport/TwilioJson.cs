using System.Globalization;
using System.Text.Json;

namespace TestSupport;

/// <summary>What Twilio says, in Twilio's words.</summary>
public static class TwilioJson
{
    public const string Sid = "SM0123456789abcdef0123456789abcdef";

    public static string Message(
        string sid = Sid,
        string accountSid = "AC0123456789abcdef0123456789abcdef",
        string to = "+447400123456",
        string? from = "+12025550123",
        string body = "Hello")
    {
        var path = $"/2010-04-01/Accounts/{accountSid}/Messages/{sid}";
        var moment = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture)
            .Replace("GMT", "+0000", StringComparison.Ordinal);
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["account_sid"] = accountSid,
            ["api_version"] = "2010-04-01",
            ["body"] = body,
            ["date_created"] = moment,
            ["date_sent"] = null,
            ["date_updated"] = moment,
            ["direction"] = "outbound-api",
            ["error_code"] = null,
            ["error_message"] = null,
            ["from"] = from,
            ["messaging_service_sid"] = null,
            ["num_media"] = "0",
            ["num_segments"] = "1",
            ["price"] = null,
            ["price_unit"] = null,
            ["sid"] = sid,
            ["status"] = "queued",
            ["subresource_uris"] = new Dictionary<string, string> { ["media"] = path + "/Media.json" },
            ["to"] = to,
            ["uri"] = path + ".json",
        });
    }

    public static string Error(
        int code, int status, string message = "Something is wrong.") => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        });
}
