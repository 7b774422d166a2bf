using JwtMongoSms.Messages;
using JwtMongoSms.Twilio;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>A message as it was posted, in order by Twilio's rules.</summary>
internal sealed class PostedMessage
{
    private const int MaxBodyLength = 1600;

    private PostedMessage(PhoneNumber to, string? from, string? service, string body)
        => (To, From, MessagingServiceSid, Body) = (to, from, service, body);

    public PhoneNumber To { get; }

    public string? From { get; }

    public string? MessagingServiceSid { get; }

    public string Body { get; }

    /// <summary>Reads a form, or the problem with which Twilio would refuse it.</summary>
    public static (PostedMessage? Form, TwilioProblem? Problem) Read(IFormCollection form)
    {
        if (form.FirstOrDefault(field => field.Value.Count > 1) is { Key: not null } doubled)
            return Bad(20001, $"{doubled.Key} is given more than once.");

        var (to, from, service, body) = (Field(form, "To"), Field(form, "From"), Field(form, "MessagingServiceSid"), Field(form, "Body"));
        if (to is null)
            return Bad(21604, "A 'To' phone number is required.");
        if (from is null && service is null)
            return Bad(21603, "A 'From' phone number is required.");
        if (body is null)
            return Bad(21602, "Message body is required.");
        if (body.Length > MaxBodyLength)
            return Bad(21617, "The concatenated message body exceeds the 1600 character limit.");
        if (!to.StartsWith('+') || !PhoneNumber.TryParse(to, null, out var phone))
            return Bad(21211, "The 'To' number is not a valid phone number.");
        if (from is not null && !SenderName.IsValid(from))
            return Bad(21212, "The 'From' number is not a valid phone number, short code or alphanumeric sender ID.");
        if (service is not null && !TwilioSid.IsMessagingService(service))
            return Bad(21701, "The Messaging Service SID is invalid.");
        if (Field(form, "ValidityPeriod") is { } seconds && !IsValidity(seconds))
            return Bad(20001, $"ValidityPeriod is a whole number of seconds from 1 to {TwilioMessageForm.MaxValiditySeconds}.");

        return (new PostedMessage(phone, from, service, body), null);
    }

    private static bool IsValidity(string seconds)
        => int.TryParse(seconds, out var period) && period is >= 1 and <= TwilioMessageForm.MaxValiditySeconds;

    private static string? Field(IFormCollection form, string name)
        => form.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;

    private static (PostedMessage?, TwilioProblem?) Bad(int code, string message)
        => (null, new TwilioProblem(code, message, StatusCodes.Status400BadRequest));
}
