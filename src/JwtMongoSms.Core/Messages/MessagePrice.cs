using System.Collections.Concurrent;
using JwtMongoSms.Languages;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Messages;

/// <summary>Prices a message with a code before it is written: its language and its country decide.</summary>
internal sealed class MessagePrice(
    IOptions<MessageOptions> messages, IOptions<JwtMongoSmsOptions> options, IOptions<CodeOptions> codes, IOptions<LimitOptions> limits)
{
    private readonly ConcurrentDictionary<string, int> segments = new(StringComparer.Ordinal);

    /// <summary>Gets the price, in the currency of <see cref="LimitOptions.Prices"/>.</summary>
    public decimal Of(PhoneNumber phoneNumber, Language? language)
        => limits.Value.PriceOf(phoneNumber) * SegmentsIn(language ?? options.Value.FindLanguage());

    /// <summary>Gets the price of a notice.</summary>
    public decimal OfNotice(PhoneNumber phoneNumber, PhoneChangedMessage notice)
        => limits.Value.PriceOf(phoneNumber) * MessageSegments.Of(messages.Value.PhoneChanged(notice)).Segments;

    private int SegmentsIn(Language language)
        => segments.TryGetValue(language.Tag, out var known) ? known : segments[language.Tag] = Count(language);

    private int Count(Language language) => MessageSegments.Of(messages.Value.Sms(new CodeMessage
    {
        Code = OneTimeCode.CreateSample(codes.Value.Length),
        AppName = options.Value.AppName,
        Domain = options.Value.Domain,
        Language = language,
    })).Segments;
}
